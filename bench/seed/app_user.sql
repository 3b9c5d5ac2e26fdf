INSERT INTO app_user (id, name, role, password_hash)
SELECT n, 'owner ' || n, 'staff', 'none: nobody signs in as this user' FROM generate_series(1, 200) AS n;
