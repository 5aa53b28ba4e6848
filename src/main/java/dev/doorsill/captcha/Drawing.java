package dev.doorsill.captcha;

import dev.doorsill.security.Keys;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Draws letters as an SVG document (SVG 1.1) of lines alone: it holds no text and needs no fonts. Every letter is turned,
 * sheared and scaled, its lines are bent and cut, and lie among others that mean nothing, all in one style and in random
 * order.
 *
 * <p>That costs a simple script its trade, not an attacker who teaches a machine to read.
 */
@Singleton
class Drawing {
    /** All lengths are in units of the document, ten of which are one CSS pixel. */
    private static final int CELL = 340;

    private static final int MARGIN = 60;
    private static final int HEIGHT = 560;
    private static final int CUT_ONE_IN = 4;
    private static final int WAVES = 1;
    private static final int DASHES = 8;

    private final Keys keys;

    Drawing(Keys keys) {
        this.keys = keys;
    }

    /** @param letters of the {@linkplain Glyphs#ALPHABET alphabet} */
    String of(String letters) {
        var width = letters.length() * CELL + 2 * MARGIN;
        var lines = new ArrayList<List<Point>>();
        for (var i = 0; i < letters.length(); i++) {
            addLetter(lines, letters.charAt(i), MARGIN + (i + 0.5) * CELL);
        }
        for (var i = 0; i < WAVES; i++) {
            addCut(lines, wave(width));
        }
        for (var i = 0; i < DASHES; i++) {
            addCut(lines, dash(width));
        }
        shuffle(lines);
        return document(width, lines);
    }

    private void addLetter(List<List<Point>> lines, char letter, double centre) {
        var angle = between(-0.35, 0.35);
        var shear = between(-0.25, 0.25);
        var scale = between(22, 27);
        var left = centre + between(-30, 30);
        var top = HEIGHT / 2.0 + between(-50, 50);
        for (var stroke : Glyphs.strokes(letter)) {
            var placed = new ArrayList<Point>();
            for (var point : stroke) {
                var y = (point.y() - Glyphs.HEIGHT / 2) * scale;
                var x = (point.x() - Glyphs.WIDTH / 2) * scale + shear * y;
                placed.add(new Point(
                        left + x * Math.cos(angle) - y * Math.sin(angle),
                        top + x * Math.sin(angle) + y * Math.cos(angle)));
            }
            addCut(lines, bent(placed));
        }
    }

    /** The same way with more stations, none quite where it was. */
    private List<Point> bent(List<Point> line) {
        var stations = new ArrayList<Point>();
        for (var i = 0; i < line.size() - 1; i++) {
            var parts = 1 + keys.randomBelow(3);
            for (var part = 0; part < parts; part++) {
                stations.add(shaken(line.get(i).towards(line.get(i + 1), (double) part / parts)));
            }
        }
        stations.add(shaken(line.get(line.size() - 1)));
        return stations;
    }

    private Point shaken(Point point) {
        return new Point(point.x() + between(-6, 6), point.y() + between(-6, 6));
    }

    /** Cuts the line here and there; nobody sees where, for the pieces touch. */
    private void addCut(List<List<Point>> lines, List<Point> line) {
        var piece = new ArrayList<Point>();
        for (var i = 0; i < line.size(); i++) {
            piece.add(line.get(i));
            var isLast = i == line.size() - 1;
            if (isLast || (piece.size() > 1 && keys.randomBelow(CUT_ONE_IN) == 0)) {
                if (keys.randomBelow(2) == 0) {
                    Collections.reverse(piece);
                }
                lines.add(piece);
                piece = new ArrayList<>(List.of(line.get(i)));
            }
        }
    }

    private List<Point> wave(int width) {
        var middle = between(0.3, 0.7) * HEIGHT;
        var rise = between(40, 130);
        var phase = between(0, 2 * Math.PI);
        var length = between(500, 1100);
        var line = new ArrayList<Point>();
        for (var x = between(0, 60); x < width; x += between(40, 100)) {
            line.add(new Point(x, middle + rise * Math.sin(phase + 2 * Math.PI * x / length)));
        }
        return line;
    }

    private List<Point> dash(int width) {
        var from = new Point(between(40, width - 40), between(40, HEIGHT - 40));
        return List.of(from, new Point(from.x() + between(-70, 70), from.y() + between(-70, 70)));
    }

    private void shuffle(List<List<Point>> lines) {
        for (var i = lines.size() - 1; i > 0; i--) {
            Collections.swap(lines, i, keys.randomBelow(i + 1));
        }
    }

    private double between(double least, double most) {
        return least + (most - least) * keys.randomBelow(1 << 16) / (1 << 16);
    }

    private static String document(int width, List<List<Point>> lines) {
        var svg = new StringBuilder(
                        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%d\" viewBox=\"0 0 %d %d\">"
                                .formatted(width / 10, HEIGHT / 10, width, HEIGHT))
                .append("<rect width=\"100%\" height=\"100%\" fill=\"#f6f6f2\"/>")
                .append("<g fill=\"none\" stroke=\"#345\" stroke-width=\"24\" stroke-linecap=\"round\">");
        for (var line : lines) {
            svg.append("<path d=\"");
            var command = 'M';
            for (var point : line) {
                svg.append(command).append(Math.round(point.x())).append(' ').append(Math.round(point.y()));
                command = 'L';
            }
            svg.append("\"/>");
        }
        return svg.append("</g></svg>").toString();
    }
}
