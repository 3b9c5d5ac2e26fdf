import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

/** Records a job with Java's own client as it comes: over http:// it asks for HTTP/2 (Upgrade: h2c). */
class RecordJob {
    public static void main(String[] args) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(System.getenv("JOBS_URL") + "/api/v1/jobs"))
                .header("Authorization", "Bearer " + System.getenv("JOBS_TOKEN"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{\"type\":\"import\",\"name\":\"By Java\"}"))
                .build();
        HttpResponse<String> answer =
                HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
        System.out.println(answer.statusCode() + " " + answer.version());
    }
}
