-- Records a job with a step, as a role that can do nothing else. In one transaction with your own work, the record
-- comes and goes with it; here each statement stands for itself, so that the console shows the job while it runs.
\set ON_ERROR_STOP on
\set QUIET on
\t on
\a
\o /dev/null

select jobs.create_job('sync', 'Catalogue', 'Compares the catalogue with the shelves') as id \gset
-- From here on another run's words are refused: require_run holds to this one.
select jobs.start_job(:id) as run \gset
select jobs.add_subtask(:id, 'Compare the shelf marks') as step \gset
select jobs.start_subtask(:id, :step) from jobs.require_run(:id, :'run');
select jobs.progress_job(:id, 400, 1000, 'shelf 400') from jobs.require_run(:id, :'run');
select jobs.complete_subtask(:id, :step) from jobs.require_run(:id, :'run');
select jobs.output_job(:id, '{"compared": 1000, "missing": 2}') from jobs.require_run(:id, :'run');
select jobs.complete_job(:id) from jobs.require_run(:id, :'run');

\o
\echo Job :id is completed.
