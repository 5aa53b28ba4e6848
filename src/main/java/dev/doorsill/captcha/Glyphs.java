package dev.doorsill.captcha;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The letters and digits of drawings, as the strokes of a pen on a field of 10 by 14. None looks like another in any
 * case: there is no O, 0, D or Q, no I, 1, L or J, and of other such pairs at most one.
 */
final class Glyphs {
    /** The width of the field. */
    static final double WIDTH = 10;
    /** The height of the field. */
    static final double HEIGHT = 14;

    static final String ALPHABET = "ACEFHKMNPRTUWXY3479";

    /** Strokes are parted by {@code |}, their points by blanks. */
    private static final Map<Character, String> STROKES = Map.ofEntries(
            Map.entry('A', "0,14 5,0 10,14|2.2,9 7.8,9"),
            Map.entry('C', "10,3 8,0.8 5,0 2,1.2 0,4.5 0,9.5 2,12.8 5,14 8,13.2 10,11"),
            Map.entry('E', "9,0 0,0 0,14 9,14|0,7 7,7"),
            Map.entry('F', "9,0 0,0 0,14|0,7 7,7"),
            Map.entry('H', "0,0 0,14|10,0 10,14|0,7 10,7"),
            Map.entry('K', "0,0 0,14|9,0 0,8|3,5.5 9.5,14"),
            Map.entry('M', "0,14 0,0 5,8 10,0 10,14"),
            Map.entry('N', "0,14 0,0 10,14 10,0"),
            Map.entry('P', "0,14 0,0 6,0 9,1.5 9.5,4 9,6.5 6,8 0,8"),
            Map.entry('R', "0,14 0,0 6,0 9,1.5 9.5,4 9,6.5 6,8 0,8|4.5,8 10,14"),
            Map.entry('T', "0,0 10,0|5,0 5,14"),
            Map.entry('U', "0,0 0,9.5 1.5,12.8 5,14 8.5,12.8 10,9.5 10,0"),
            Map.entry('W', "0,0 2.5,14 5,5 7.5,14 10,0"),
            Map.entry('X', "0,0 10,14|10,0 0,14"),
            Map.entry('Y', "0,0 5,7 10,0|5,7 5,14"),
            Map.entry('3', "0.5,2 3,0 6,0 8.8,1.5 9,4.5 7,6.6 4,7 7.5,7.6 9.8,10 9,12.7 6,14 3,14 0,12"),
            Map.entry('4', "7.5,14 7.5,0 0,10 10,10"),
            Map.entry('7', "0,0 10,0 4,14"),
            Map.entry('9', "9,4.5 7.5,1 4.5,0 1.5,1.3 0.5,4.2 1.5,7 4.5,8.3 7.5,7.2 9,4.5 8.6,9.5 5.5,14"));

    private Glyphs() {}

    /** The strokes of a letter of the {@link #ALPHABET}. */
    static List<List<Point>> strokes(char letter) {
        var text = STROKES.get(letter);
        if (text == null) {
            throw new IllegalArgumentException("no such letter in the alphabet");
        }
        var strokes = new ArrayList<List<Point>>();
        for (var stroke : text.split("\\|", -1)) {
            strokes.add(points(stroke));
        }
        return strokes;
    }

    private static List<Point> points(String stroke) {
        var points = new ArrayList<Point>();
        for (var pair : stroke.split(" ", -1)) {
            var comma = pair.indexOf(',');
            points.add(new Point(
                    Double.parseDouble(pair.substring(0, comma)), Double.parseDouble(pair.substring(comma + 1))));
        }
        return points;
    }
}
