<?php
// Records its own work as a job that succeeds, and fetches the completed jobs as jobs-export.csv.
declare(strict_types=1);

$url = rtrim(getenv('JOBS_URL') ?: exit("JOBS_URL: give an address such as https://jobs.example.org\n"), '/');
$token = getenv('JOBS_TOKEN') ?: exit("JOBS_TOKEN: give an access token\n");
const WORTH_ANOTHER_TRY = [429, 502, 503, 504];

/** What stream functions need for one request. */
function request(string $method, string $token, array $headers = [], string $content = '')
{
    $headers[] = "Authorization: Bearer $token";
    $http = ['method' => $method, 'header' => $headers, 'content' => $content, 'timeout' => 5, 'ignore_errors' => true];
    return stream_context_create(['http' => $http]);
}

/**
 * Sends one write and returns its answer. It is tried again with the same key, so that it happens once, and is given up
 * in the end: what can't be recorded is told on stderr, and never harms the work.
 */
function record(string $path, array $body = [], ?string $run = null): array
{
    global $url, $token;
    $headers = ['Content-Type: application/json', 'Idempotency-Key: ' . bin2hex(random_bytes(16))];
    if ($run !== null) {
        $headers[] = "Run-Token: $run";
    }
    $context = request('POST', $token, $headers, json_encode((object) $body, JSON_THROW_ON_ERROR));
    foreach ([0.2, 1, 5, null] as $pause) {
        $http_response_header = [];
        $answer = @file_get_contents("$url/api/v1$path", false, $context);
        $status = (int) (explode(' ', $http_response_header[0] ?? '')[1] ?? 0);
        if ($status >= 200 && $status < 300) {
            return json_decode($answer, true);
        }
        if ($pause === null || ($status !== 0 && !in_array($status, WORTH_ANOTHER_TRY, true))) {
            break;
        }
        usleep((int) ($pause * 1e6));
    }
    fwrite(STDERR, "$path is not recorded: " . ($answer ?: 'the console does not answer') . "\n");
    return [];
}

$id = record('/jobs', ['type' => 'export', 'name' => 'Labels', 'description' => 'Writes a label for each box'])['id'] ?? null;
$run = $id === null ? null : record("/jobs/$id/start")['runToken'] ?? null;
$tell = fn (string $verb, array $body = []) => $id === null ? [] : record("/jobs/$id/$verb", $body, $run);

try {
    $boxes = ['A 1', 'A 2', 'B 1'];
    foreach ($boxes as $at => $box) {
        $labels[] = strtoupper("Box $box");
        $tell('progress', ['done' => $at + 1, 'total' => count($boxes), 'note' => $box]);
    }
    $tell('output', ['output' => ['labels' => $labels]]);
    $tell('complete');
} catch (Throwable $thrown) {
    $tell('fail', ['message' => $thrown->getMessage(), 'trace' => (string) $thrown]);
    throw $thrown;
}
echo "$url/jobs/show/$id\n";

// Copied as it comes, however large it is.
copy("$url/jobs/export-csv?status=completed", 'jobs-export.csv', request('GET', $token));
