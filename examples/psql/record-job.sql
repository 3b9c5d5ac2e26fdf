-- Records a job with a step, as a role that can do nothing else. Within a transaction of your own, the record is
-- committed or rolled back with your work; here each statement is committed alone, so that the console shows the job
-- while it runs.
\set ON_ERROR_STOP on
\set QUIET on
\t on
\a
\o /dev/null

select jobs.create_job('sync', 'Catalogue', 'Compares the catalogue with the shelves') as id \gset
-- From here on writes of another run are refused: require_run checks for this one.
select jobs.start_job(:id) as run \gset
select jobs.add_subtask(:id, 'Compare the shelf marks') as step \gset
select jobs.start_subtask(:id, :step) from jobs.require_run(:id, :'run');
select jobs.progress_job(:id, 400, 1000, 'shelf 400') from jobs.require_run(:id, :'run');
select jobs.complete_subtask(:id, :step) from jobs.require_run(:id, :'run');
select jobs.output_job(:id, '{"compared": 1000, "missing": 2}') from jobs.require_run(:id, :'run');
select jobs.complete_job(:id) from jobs.require_run(:id, :'run');

\o
\echo Job :id is completed.
