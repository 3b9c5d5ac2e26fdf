INSERT INTO object (id, class_name, label, created_at) SELECT id, 'Job', name, created_at FROM named_plan;
