package dev.doorsill.dialect;

import static io.restassured.RestAssured.given;

import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What {@code /q/metrics} said at one moment: each series with its value. */
public record Scrape(Map<String, Double> series) {
    private static final Pattern LINE = Pattern.compile("(?m)^([a-zA-Z_:][^ {]*(?:\\{.*})?) (\\S+)$");

    public static Scrape now() {
        var series = new TreeMap<String, Double>();
        LINE.matcher(given().get("/q/metrics").asString())
                .results()
                .forEach(line -> series.put(line.group(1), number(line.group(2))));
        return new Scrape(series);
    }

    private static double number(String text) {
        return text.equals("+Inf") ? Double.POSITIVE_INFINITY : Double.parseDouble(text);
    }

    /** What has gone up since then, and by how much, of the series that begin so. */
    public Map<String, Double> since(Scrape before, String prefix) {
        return series.entrySet().stream()
                .filter(now -> now.getKey().startsWith(prefix))
                .filter(now -> now.getValue() > before.series.getOrDefault(now.getKey(), 0.0))
                .collect(Collectors.toMap(
                        Map.Entry::getKey, now -> now.getValue() - before.series.getOrDefault(now.getKey(), 0.0)));
    }
}
