package dev.doorsill.captcha;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.doorsill.security.TestKeys;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

class DrawingTest {
    private static final int MOST_BYTES = 12_000;
    private static final Pattern LINE = Pattern.compile("M-?\\d+ -?\\d+(L-?\\d+ -?\\d+)+");

    private final Drawing drawing = new Drawing(TestKeys.keys());

    @RepeatedTest(50)
    void isXmlOfLinesAloneAndOfBoundedSize() throws Exception {
        var svg = drawing.of("WMR39KXA");
        assertThat(svg).hasSizeLessThan(MOST_BYTES);
        var elements = elements(svg);
        assertThat(elements)
                .extracting(Element::getTagName)
                .startsWith("svg", "rect", "g")
                .containsOnly("svg", "rect", "g", "path");
        for (var element : elements) {
            assertThat(textOf(element)).isEmpty();
            if (element.getTagName().equals("path")) {
                assertThat(element.getAttributes().getLength()).isEqualTo(1);
                assertThat(element.getAttribute("d")).matches(LINE);
            }
        }
    }

    /** Colour, width or an own group would tell letters from noise, and order would tell them from one another. */
    @Test
    void drawsEverythingInOneStyleAndNeverTheSameTwice() throws Exception {
        var drawn = new HashSet<String>();
        for (var i = 0; i < 100; i++) {
            var paths = elements(drawing.of("AAAA")).stream()
                    .filter(element -> element.getTagName().equals("path"))
                    .map(element -> element.getAttribute("d"))
                    .toList();
            assertThat(paths).doesNotHaveDuplicates();
            drawn.addAll(paths);
        }
        assertThat(drawn).hasSizeGreaterThan(2000);
    }

    @Test
    void putsTheLettersInRandomOrder() throws Exception {
        var leftmostFirst = 0;
        for (var i = 0; i < 200; i++) {
            var lines = elements(drawing.of("XXXX")).stream()
                    .map(element -> element.getAttribute("d"))
                    .filter(path -> !path.isEmpty())
                    .map(path -> Integer.parseInt(path.substring(1, path.indexOf(' '))))
                    .toList();
            leftmostFirst += lines.get(0) < lines.get(lines.size() - 1) ? 1 : 0;
        }
        assertThat(leftmostFirst).isBetween(60, 140);
    }

    /** No two are so much alike that every point of each lies near the other. */
    @Test
    void drawsNoTwoLettersAlike() {
        for (var one : Glyphs.ALPHABET.toCharArray()) {
            for (var other : Glyphs.ALPHABET.toCharArray()) {
                if (one != other) {
                    assertThat(Math.max(distance(one, other), distance(other, one)))
                            .as("%s and %s", one, other)
                            .isGreaterThan(0.15 * Glyphs.HEIGHT);
                }
            }
        }
    }

    @Test
    void hasNoLettersThatPeopleTakeForOneAnother() {
        assertThat(Glyphs.ALPHABET).matches("[A-Z0-9]+").doesNotContainPattern("[O0DQ1IJLZ2S5B8G6V]");
        assertThat(Glyphs.ALPHABET.chars().distinct().count()).isEqualTo(Glyphs.ALPHABET.length());
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "O", " ", "é"})
    void refusesWhatItCannotDraw(String letters) {
        assertThatThrownBy(() -> drawing.of(letters)).isInstanceOf(IllegalArgumentException.class);
    }

    private static double distance(char one, char other) {
        var others = points(other);
        return points(one).stream()
                .mapToDouble(point -> others.stream()
                        .mapToDouble(that -> Math.hypot(point.x() - that.x(), point.y() - that.y()))
                        .min()
                        .orElseThrow())
                .max()
                .orElseThrow();
    }

    private static List<Point> points(char letter) {
        var points = new ArrayList<Point>();
        for (var stroke : Glyphs.strokes(letter)) {
            for (var i = 0; i < stroke.size() - 1; i++) {
                for (var part = 0; part <= 20; part++) {
                    points.add(stroke.get(i).towards(stroke.get(i + 1), part / 20.0));
                }
            }
        }
        return points;
    }

    private static List<Element> elements(String svg) throws ParserConfigurationException, IOException, SAXException {
        var document = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)));
        var found = document.getElementsByTagName("*");
        var elements = new ArrayList<Element>();
        for (var i = 0; i < found.getLength(); i++) {
            elements.add((Element) found.item(i));
        }
        return elements;
    }

    private static String textOf(Element element) {
        var text = new StringBuilder();
        for (var child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
            text.append(child.getNodeType() == Node.ELEMENT_NODE ? "" : child.getNodeValue());
        }
        return text.toString();
    }
}
