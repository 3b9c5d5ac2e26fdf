SELECT setval(pg_get_serial_sequence('object', 'id'), (SELECT max(id) FROM object)),
  setval(pg_get_serial_sequence('app_user', 'id'), (SELECT max(id) FROM app_user));
