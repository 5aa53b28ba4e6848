package dev.doorsill.captcha;

/** A place on a drawing, in its own units; y grows downwards. */
record Point(double x, double y) {
    /** The place that far on the way to another, from 0 to 1. */
    Point towards(Point other, double part) {
        return new Point(x + (other.x - x) * part, y + (other.y - y) * part);
    }
}
