/**
 * How to recognise a stack frame, and whose code it is. Lines come without the white space around them. No two
 * repetitions of a pattern may match the same characters: the time for a hostile line must grow with its length, not
 * with the square.
 */
export interface TraceRule {
  /** Matches a frame. Its group shows whose code it is: a file or a qualified name. */
  frame: RegExp;
  /** Matches the group, or the line above, if it belongs to a runtime or an installed package. */
  library: RegExp;
  /** If the line above matches this, the frame begins there. */
  above?: RegExp;
  /** Deeper indented lines below are the frame's source. */
  sourceBelow?: true;
}

const JAVA_PACKAGES =
  "javax?|jakarta|jdk|sun|com\\.sun|kotlinx?|scala|groovy|clojure|dalvik|androidx?|junit|reactor|akka|play|okhttp3" +
  "|retrofit2|feign|_COROUTINE|software\\.amazon|ch\\.qos" +
  "|com\\.(?:amazonaws|fasterxml|google|ibm|microsoft|mongodb|mysql|netflix|oracle|squareup|typesafe|zaxxer)" +
  "|io\\.(?:grpc|ktor|lettuce|micrometer|micronaut|netty|opentelemetry|quarkus|reactivex|smallrye|undertow|vertx)" +
  "|net\\.(?:bytebuddy|sf)" +
  "|org\\.(?:apache|aspectj|codehaus|eclipse|elasticsearch|flywaydb|gradle|glassfish|h2|hibernate|jboss|jooq|junit" +
  "|liquibase|mariadb|mybatis|postgresql|quartz|reactivestreams|slf4j|springframework|wildfly)";
const NET_NAMESPACES =
  "System|Microsoft|Windows|Interop|Amazon|AutoMapper|Azure|Castle|Dapper|FluentValidation|Google|Grpc|Hangfire" +
  "|MassTransit|MediatR|MySqlConnector|NLog|NUnit|Newtonsoft|Npgsql|Polly|Quartz|RestSharp|Serilog|StackExchange|Xunit";
const GO_PACKAGES = "runtime|reflect|syscall|sync|testing|net|os|io|encoding|database\\/sql|internal";

/** Lines that stand for omitted frames. They are of the same kind as the line above. */
export const FRAMES_LEFT_OUT =
  /^\s*(?:\.\.\. ?\d+ (?:more|common frames omitted|lines matching cause stack trace \.\.\.)\s*$|\.\.\.additional frames elided|\[Previous line repeated )/;

/** The first rule that fits decides. */
export const TRACE_RULES: readonly TraceRule[] = [
  // Rust, the numbered function above its file: 2: importer::run, at ./src/main.rs:42:9
  {
    frame: /^at (\S.*\.rs:\d+(?::\d+)?)$/,
    library: /[\\/](?:rustc[^\\/]*|\.cargo|\.rustup)[\\/]|(?:^|[\\/])library[\\/](?:alloc|core|std)[\\/]/,
    above: /^\d+: /,
  },
  // V8: at fn (/app/a.js:1:2), at async /app/a.js:1:2, at Array.map (<anonymous>)
  {
    frame:
      /^at (?:async )?(?:[^(]+ \()?(<anonymous>|native(?=\))|index \d+(?=\))|\S.*:\d+:\d+(?=\)?(?: \{)?$))/,
    library: /^(?:<anonymous>|native|index \d|node:|internal[\\/]|ext:)|(?:^|[\\/])node_modules[\\/]/,
  },
  // Java, Kotlin, Scala, .NET: at java.base/java.lang.Thread.run(Thread.java:833), at System.IO.File.Open(String p)
  {
    frame: /^at ([^\s(.]+\.[^\s(]+|lambda_method\d*)\(/,
    library: new RegExp(
      `^(?:[\\w.-]+(?:@[\\w.+-]+)?\\/{1,2})?(?:${JAVA_PACKAGES})\\.|^(?:${NET_NAMESPACES})\\.|^lambda_method`,
    ),
  },
  // Firefox, Safari: fn@https://example.org/a.js:1:2, map@[native code]
  {
    frame: /^[^@]*@(\[native code\]$|[a-z][\w-]*:\S*:\d+:\d+$)/,
    library: /^(?:\[native|resource:|chrome:)|[\\/]node_modules[\\/]/,
  },
  // Python, in exception groups too: File "/app/a.py", line 1, in fn
  {
    frame: /^[|+ ]*File "([^"]+)", line \d+/,
    library:
      /(?:site|dist)-packages[\\/]|[\\/](?:lib(?:64)?[\\/]py(?:thon|py)\d|python\d+\.zip)|[\\/]Python\d+[\\/]Lib[\\/]|^<frozen /i,
    sourceBelow: true,
  },
  // PHP: #0 /app/a.php(12): f()
  {
    frame: /^#\d+ (\[internal function\]|\{main\}|[^(]*[^\s(]\(\d+\)(?=: ))/,
    library: /^(?:\[internal|\{main)|(?:^|[\\/])vendor[\\/]/,
  },
  // Ruby, whose first line holds the message as well: from /app/a.rb:1:in 'fn'
  {
    frame: /^(?:\d+: )?(?:from )?((?:[A-Za-z]:)?[^:]+|<internal:[^>]+>):\d+:in ["'`][^"'`]*["'`]$/,
    library: /[\\/](?:gems|lib(?:64)?[\\/]ruby)[\\/]|^<internal:/,
  },
  // Go, the function above its file: main.run(0x1), /app/main.go:12 +0x1d
  {
    frame: /^(\S.*\.(?:go|s)):\d+(?: \+0x[\da-f]+)?$/,
    library: new RegExp(
      "[\\\\/]go[\\\\/]pkg[\\\\/]mod[\\\\/]|@v\\d|[\\\\/]vendor[\\\\/][\\w-]+\\.|^\\/usr\\/(?:local|lib)\\/go" +
        "|\\/go\\/?\\d[\\d.]*\\/(?:\\w+\\/)?src\\/|[\\\\/]Go[\\\\/]src[\\\\/]" +
        `|^(?:created by )?(?:(?:${GO_PACKAGES})[./]|panic\\()`,
    ),
    above: /^(?:created by |[^\s.]+\.\S+$|\S.*\)$)/,
  },
  // Rust without a file
  {
    frame:
      /^\d+: +(?:0x[\da-f]+ - )?(<.*|[\w$]+::\S*$|(?:main|_start|clone3?|start_thread|_*rust_\w+|__libc_\w+)$)/,
    library: /^<?(?:std|core|alloc)::|^\w+$/,
  },
  // Perl: main::run(1) called at /app/a.pl line 12
  {
    frame: /^(?:.* called )?at (\S+) line \d+(?:, <[^>]*> (?:line|chunk) \d+)?\.?$/,
    library: /[\\/](?:perl5?|site_perl|vendor_perl)[\\/]/,
  },
];
