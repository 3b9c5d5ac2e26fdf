<?php
// Records its own work as a job that succeeds, and fetches the completed jobs as jobs-export.csv.
declare(strict_types=1);

foreach (['JOBS_URL' => 'an address such as https://jobs.example.org', 'JOBS_TOKEN' => 'an access token'] as $name => $what) {
    if (!getenv($name)) {
        fwrite(STDERR, "$name is missing: give $what.\n");
        exit(2);
    }
}
$url = rtrim(getenv('JOBS_URL'), '/');
$token = getenv('JOBS_TOKEN');
const WORTH_ANOTHER_TRY = [0, 429, 502, 503, 504];

/** The status of the console's answer, 0 when there is none, and the answer as a stream. */
function ask(string $method, string $path, array $headers = [], string $content = ''): array
{
    global $url, $token;
    $headers[] = "Authorization: Bearer $token";
    $http = ['method' => $method, 'header' => $headers, 'content' => $content, 'timeout' => 5];
    $http += ['ignore_errors' => true, 'follow_location' => 0];
    $answer = @fopen($url . $path, 'r', false, stream_context_create(['http' => $http]));
    return $answer ? [(int) explode(' ', stream_get_meta_data($answer)['wrapper_data'][0])[1], $answer] : [0, null];
}

/** Says on stderr what could not be recorded. */
function tell(string $what, ?string $said): void
{
    fwrite(STDERR, "$what: " . ($said ?: 'the console does not answer') . "\n");
}

/**
 * Sends one write and returns its answer. Tries again with the same key, so that the write happens once, and gives up
 * in the end: a write that can't be recorded never harms the work.
 */
function record(string $path, array $body = [], ?string $run = null): array
{
    $headers = ['Content-Type: application/json', 'Idempotency-Key: ' . bin2hex(random_bytes(16))];
    if ($run !== null) {
        $headers[] = "Run-Token: $run";
    }
    $content = json_encode((object) $body, JSON_THROW_ON_ERROR);
    foreach ([0.2, 1, 5, null] as $pause) {
        [$status, $answer] = ask('POST', "/api/v1$path", $headers, $content);
        $said = $answer ? stream_get_contents($answer) : null;
        if ($status >= 200 && $status < 300 && is_array($told = json_decode($said, true))) {
            return $told;
        }
        if ($pause === null || !in_array($status, WORTH_ANOTHER_TRY, true)) {
            break;
        }
        usleep((int) ($pause * 1e6));
    }
    tell("$path is not recorded", $said);
    return [];
}

$id = record('/jobs', ['type' => 'export', 'name' => 'Labels', 'description' => 'Writes a label for each box'])['id'] ?? null;
$run = $id === null ? null : record("/jobs/$id/start")['runToken'] ?? null;
$say = fn (string $verb, array $body = []) => $id === null ? [] : record("/jobs/$id/$verb", $body, $run);

try {
    $boxes = ['A 1', 'A 2', 'B 1'];
    foreach ($boxes as $at => $box) {
        $labels[] = strtoupper("Box $box");
        $say('progress', ['done' => $at + 1, 'total' => count($boxes), 'note' => $box]);
    }
    $say('output', ['output' => ['labels' => $labels]]);
    $say('complete');
} catch (Throwable $thrown) {
    $say('fail', ['message' => $thrown->getMessage(), 'trace' => (string) $thrown]);
    throw $thrown;
}
if ($id !== null) {
    echo "$url/jobs/show/$id\n";
}

[$status, $csv] = ask('GET', '/jobs/export-csv?status=completed');
if ($status !== 200) {
    tell('jobs-export.csv is not fetched', $csv ? stream_get_contents($csv) : null);
    exit(1);
}
// Copied as it arrives, however large it is.
file_put_contents('jobs-export.csv', $csv);
