/**
 * Traces as runtimes print them. The letter before each bar: t for text, A for a frame of the application, L for one of
 * a library.
 */
export const TRACES = {
  Node: String.raw`
t|Error: row 7: "price" is no number
A|    at parseRow (/srv/importer/src/parse-row.ts:41:11)
A|    at async Importer.run (file:///srv/importer/src/(jobs)/importer.mjs:12:3)
L|    at Array.map (<anonymous>)
A|    at Object.<anonymous> (C:\srv\importer\main.js:3:1)
L|    at async Promise.all (index 0)
L|    at new Promise (<anonymous>)
L|    at Query.handleError (/srv/importer/node_modules/pg/lib/query.js:120:22)
L|    at C:\srv\importer\node_modules\csv-parse\dist\index.js:80:1
L|    at Module._compile (node:internal/modules/cjs/loader:1554:14)
L|    at node:internal/main/run_main_module:28:49
L|    at process.processTicksAndRejections (internal/process/task_queues.js:95:5)
A|    at async main (/srv/importer/main.ts:9:3) {
t|  code: '22P02',
t|  [cause]: Error: connect ECONNREFUSED 127.0.0.1:5432
L|      at TCPConnectWrap.afterConnect [as oncomplete] (node:net:1611:16)
A|      at eval (eval at run (/srv/importer/rules.js:2:9), <anonymous>:1:7)
t|}
`,
  Chrome: `
t|TypeError: Cannot read properties of undefined (reading 'id')
A|    at Grid (https://example.org/_next/static/chunks/app/page-1f2e.js:1:5120)
L|    at renderWithHooks (webpack-internal:///(ssr)/./node_modules/react-dom/cjs/react-dom.js:5:1)
`,
  Firefox: `
A|loadRows@https://example.org/assets/rows.js:12:9
A|async*start/<@https://example.org/assets/main.js:3:1
L|commitRoot@webpack-internal:///./node_modules/@scope/dom/index.js:88:12
A|@https://example.org/assets/main.js:9:2
L|promiseReactionJob@[native code]
`,
  Python: String.raw`
t|Traceback (most recent call last):
L|  File "<frozen runpy>", line 198, in _run_module_as_main
A|  File "/app/importer/rows.py", line 41, in parse
A|    price = float(row["price"])
A|            ^^^^^^^^^^^^^^^^^^^
L|  File "/app/.venv/lib/python3.12/site-packages/pandas/io/parsers.py", line 9, in read
L|    return engine.read(rows)
L|  File "/usr/lib/python3/dist-packages/yaml/__init__.py", line 3, in load
L|  File "/usr/local/lib/python3.12/json/decoder.py", line 337, in decode
L|    obj, end = self.raw_decode(s, idx=_w(s, 0).end())
L|               ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
L|  File "C:\Users\amy\AppData\Local\Programs\Python\Python311\Lib\asyncio\runners.py", line 190, in run
L|  File "C:\jobs\.venv\Lib\site-packages\requests\api.py", line 59, in get
A|  File "C:\jobs\walk.py", line 5, in walk
A|    walk(node.parent)
A|  [Previous line repeated 996 more times]
t|ValueError: could not convert string to float: 'n/a'
t|
t|During handling of the above exception, another exception occurred:
t|
t|Traceback (most recent call last):
A|  File "<stdin>", line 1
A|    x = = 3
A|        ^
t|SyntaxError: invalid syntax
`,
  "Python, a group": `
t|  + Exception Group Traceback (most recent call last):
A|  |   File "/app/sync.py", line 3, in <module>
A|  |     asyncio.run(main())
L|  |   File "/usr/lib/python3.11/asyncio/taskgroups.py", line 145, in __aexit__
L|  |     raise me from None
t|  | ExceptionGroup: unhandled errors (1 sub-exception)
t|  +-+---------------- 1 ----------------
t|    | Traceback (most recent call last):
A|    |   File "/app/sync.py", line 8, in fetch
A|    |     raise ValueError("a")
t|    | ValueError: a
t|    +------------------------------------
`,
  PHP: String.raw`
t|PHP Fatal error:  Uncaught RuntimeException: Row 7 has no title in /app/src/Import/Row.php:41
t|Stack trace:
A|#0 /app/src/Import/Runner.php(12): App\Import\Row->parse(Array, 'vendor/x')
L|#1 [internal function]: App\Import\Runner->App\Import\{closure}(Array, 7)
L|#2 /app/vendor/symfony/console/Application.php(312): App\Command\Import->run(Object(Input))
A|#3 C:\app\bin\console(5): require('C:\\app\\vendor\\au...')
L|#4 {main}
t|  thrown in /app/src/Import/Row.php on line 41
`,
  Java: `
t|Exception in thread "main" org.acme.ImportException: row 7
A|	at org.acme.importer.Rows.parse(Rows.java:41)
A|	at app//com.acme.Importer$Companion.run-impl(Importer.kt:12)
A|	at com.acme.Importer$$Lambda$14/0x00000008000b7840.accept(Unknown Source)
L|	at java.base/java.util.ArrayList.forEach(ArrayList.java:1511)
L|	at java.base@21.0.2/jdk.internal.reflect.DirectMethodHandleAccessor.invoke(Unknown Source)
L|	at sun.reflect.NativeMethodAccessorImpl.invoke0(Native Method)
L|	at org.springframework.batch.core.Step.run(Step.java:99) ~[spring-batch-core-5.1.0.jar:5.1.0]
L|	at org.hibernate.Session.flush(Session.java:3)
L|	at kotlinx.coroutines.DispatchedTask.run(DispatchedTask.kt:104)
L|	at scala.collection.immutable.List.map(List.scala:246)
L|	at com.sun.proxy.$Proxy42.save(Unknown Source)
A|	at sunshine.Main.main(Main.java:5)
t|Caused by: java.lang.NumberFormatException: For input string: "n/a"
L|	at java.base/java.lang.NumberFormatException.forInputString(NumberFormatException.java:67)
L|	... 12 more
t|	Suppressed: java.io.IOException: closed
A|		at com.acme.Rows.close(Rows.java:80)
A|		... 4 common frames omitted
`,
  ".NET": String.raw`
t|Unhandled exception. System.FormatException: The input string 'n/a' was not in a correct format.
L|   at System.Number.ThrowFormatException[TChar](ReadOnlySpan${"`"}1 value)
L|   at System.Collections.Generic.List${"`"}1.ForEach(Action${"`"}1 action)
A|   at Acme.Import.Rows..ctor(String path) in C:\src\import\Rows.cs:line 41
A|   at Acme.Import.Runner.<RunAsync>d__5.MoveNext() in /src/import/Runner.cs:line 12
t|--- End of stack trace from previous location ---
L|   at Microsoft.Extensions.Hosting.Internal.Host.StartAsync(CancellationToken token) in /_/src/Host.cs:line 90
L|   at lambda_method12(Closure, Object)
A|   at Program.<Main>$(String[] args)
`,
  Ruby: `
t|/app/lib/rows.rb:41:in 'Rows#parse': row 7: undefined method 'strip' (NoMethodError)
A|	from /app/lib/importer.rb:12:in 'block in Importer#run'
L|	from <internal:array>:42:in 'Array#each'
L|	from /usr/local/bundle/gems/activerecord-8.0.1/lib/active_record/base.rb:9:in \`save'
L|	from /usr/lib/ruby/3.2.0/net/http.rb:1271:in \`connect'
A|	from C:/jobs/import.rb:3:in \`<main>'
A|app/jobs/import_job.rb:7:in 'perform'
`,
  Go: `
t|panic: row 7: no title
t|
t|goroutine 1 [running]:
L|panic({0x48a0c0?, 0xc000012345?})
L|	/usr/local/go/src/runtime/panic.go:884 +0x213
A|main.(*Importer).Run(0xc00001c0a8, {0xc0000b4000, 0x3})
A|	/go/src/app/cmd/import/main.go:42 +0x1d
L|github.com/jackc/pgx/v5.(*Conn).Exec(...)
L|	/root/go/pkg/mod/github.com/jackc/pgx/v5@v5.5.0/conn.go:440
A|acme/rows.Parse(...)
A|	/home/amy/go/src/github.com/acme/rows/rows.go:9
L|net/http.HandlerFunc.ServeHTTP(0x0?, {0x0?, 0x0?})
L|	/opt/hostedtoolcache/go/1.21.0/x64/src/net/http/server.go:2136 +0x29
L|created by net/http.(*Server).Serve in goroutine 1
L|	net/http/server.go:3086 +0x5cb
L|golang.org/x/text.Append()
L|	/app/vendor/golang.org/x/text/text.go:4
A|main.main
A|	./main.go:8
t|exit status 2
`,
  Rust: `
t|thread 'main' panicked at src/rows.rs:41:5:
t|row 7: no title
t|stack backtrace:
L|   0: rust_begin_unwind
L|             at /rustc/90b35a6239c3d8bdabc530a6a0816f7ff89a0aaf/library/std/src/panicking.rs:645:5
L|   1: core::panicking::panic_fmt
L|             at /usr/src/rustc-1.74.0/library/core/src/panicking.rs:72:14
A|   2: importer::rows::parse::{{closure}}
A|             at ./src/rows.rs:41:5
L|   3: <tokio::runtime::park::CachedParkThread>::block_on
L|             at /root/.cargo/registry/src/index.crates.io-6f17d22bba15001f/tokio-1.35.1/src/runtime/park.rs:282:63
A|   4: importer::main
L|   5: <alloc::boxed::Box<F,A> as core::ops::function::FnOnce<Args>>::call_once
L|   6:     0x55d0c0a5f2b3 - std::rt::lang_start
L|   7: main
L|   8: __libc_start_main
t|note: Some details are omitted, run with \`RUST_BACKTRACE=full\` for a verbose backtrace.
t|Caused by:
t|    0: could not read the rows
t|    1: No such file or directory (os error 2)
`,
  Perl: `
t|Row 7 has no title at /app/lib/Rows.pm line 41.
A|	Rows::parse("a.csv", 7) called at /app/bin/import.pl line 12
L|	eval {...} called at /usr/share/perl5/Try/Tiny.pm line 102
L|	Moose::new() called at /usr/local/lib/x86_64-linux-gnu/perl/5.36.0/Moose.pm line 3
A|	main::run() called at import.pl line 80, <STDIN> line 4.
`,
  "text that only looks similar": `
t|3 rows were left out:
t|  1: missing title
t|  12: date is no date
t|at least one price (row 7) is missing
t|at position 12 (line 1 column 13)
t|at 12:30 the server at db:5432 went away
t|... 12 more
t|#7 was skipped (2): no title
t|ask amy@example.org:80
t|data.csv:12: too few columns
t|exit code 3
`,
  "a trace that was cut in the middle": `
A|    at parseRow (/srv/importer/src/parse-row.ts:41:11)
t|    at parse
t|… 12,345 bytes left out …
t|ow (/srv/importer/src/parse-row.ts:41:11)
A|    at main (/srv/importer/src/main.ts:1:1)
`,
};
