package org.driftwatch.calibrators.filter;

import java.util.Arrays;

/**
 * Where the peaks and valleys of a waveform are, searched in one direction or in both; the rule is that of {@link
 * LocalExtrema}.
 *
 * @param compat true takes the minima of {@link Direction#COINCIDENT} from the maxima, as the peer does
 */
public record ExtremaSearch(
        double fallBelowMax,
        double riseAboveMin,
        double maxAbove,
        double minBelow,
        Direction direction,
        boolean compat) {
    /** In which order the samples are looked at. */
    public enum Direction {
        FORWARD,
        BACKWARD,
        /** What both directions find. */
        COINCIDENT,
        /** What either direction finds. */
        EITHER
    }

    /** Samples in the order in which they were found (both directions: in the order of time). */
    public record Found(int[] maxima, int[] minima) {
        static final Found NOTHING = new Found(new int[0], new int[0]);

        private Found sorted() {
            Found copy = new Found(maxima.clone(), minima.clone());
            Arrays.sort(copy.maxima);
            Arrays.sort(copy.minima);
            return copy;
        }
    }

    public ExtremaSearch {
        if (fallBelowMax < 0 || riseAboveMin < 0) {
            throw new IllegalArgumentException(
                    "swings of extrema must be at least 0, were " + fallBelowMax + " and " + riseAboveMin);
        }
    }

    /** @return nothing when a sample or a swing is NaN; at most {@code mostMaxima} and {@code mostMinima} */
    public Found find(double[] x, int mostMaxima, int mostMinima) {
        if (Double.isNaN(fallBelowMax) || Double.isNaN(riseAboveMin) || NaNs.anyIn(x)) return Found.NOTHING;
        if (direction == Direction.FORWARD) return swept(x, mostMaxima, mostMinima);
        if (direction == Direction.BACKWARD) return backward(x, mostMaxima, mostMinima);
        Found left = swept(x, mostMaxima, mostMinima);
        Found right = backward(x, mostMaxima, mostMinima).sorted();
        if (direction == Direction.COINCIDENT) return coincident(left, right);
        return new Found(either(left.maxima, right.maxima, mostMaxima), either(left.minima, right.minima, mostMinima));
    }

    private Found coincident(Found left, Found right) {
        int[] maxima = both(left.maxima, right.maxima);
        if (!compat) return new Found(maxima, both(left.minima, right.minima));
        int[] leftFirst = Arrays.copyOf(left.maxima, left.minima.length);
        int[] rightFirst = Arrays.copyOf(right.maxima, right.minima.length);
        return new Found(maxima, both(leftFirst, rightFirst));
    }

    private static int[] both(int[] left, int[] sortedRight) {
        return Arrays.stream(left)
                .filter(i -> Arrays.binarySearch(sortedRight, i) >= 0)
                .toArray();
    }

    private static int[] either(int[] left, int[] right, int most) {
        int[] all = Arrays.copyOf(left, left.length + right.length);
        System.arraycopy(right, 0, all, left.length, right.length);
        return Arrays.stream(all).sorted().distinct().limit(most).toArray();
    }

    private Found backward(double[] x, int mostMaxima, int mostMinima) {
        double[] mirrored = new double[x.length];
        for (int i = 0; i < x.length; i++) mirrored[i] = x[x.length - 1 - i];
        Found found = swept(mirrored, mostMaxima, mostMinima);
        for (int i = 0; i < found.maxima.length; i++) found.maxima[i] = x.length - 1 - found.maxima[i];
        for (int i = 0; i < found.minima.length; i++) found.minima[i] = x.length - 1 - found.minima[i];
        return found;
    }

    private Found swept(double[] x, int mostMaxima, int mostMinima) {
        double slack = LocalExtrema.ROUNDING * LocalExtrema.largest(x, x.length);
        int[] maxima = new int[mostMaxima];
        int[] minima = new int[mostMinima];
        int foundMaxima = 0;
        int foundMinima = 0;
        int largest = 0;
        int smallest = 0;
        boolean upwards = true;
        for (int i = 0; i < x.length; i++) {
            if (x[i] > x[largest]) largest = i;
            if (x[i] < x[smallest]) smallest = i;
            if (upwards && foundMaxima < mostMaxima && isMaximum(x[largest], x[i], slack)) {
                maxima[foundMaxima++] = largest;
                smallest = i;
                upwards = false;
            } else if (!upwards && foundMinima < mostMinima && isMinimum(x[smallest], x[i], slack)) {
                minima[foundMinima++] = smallest;
                largest = i;
                upwards = true;
            }
        }
        return new Found(Arrays.copyOf(maxima, foundMaxima), Arrays.copyOf(minima, foundMinima));
    }

    private boolean isMaximum(double largest, double here, double slack) {
        return here < largest - fallBelowMax - slack && largest > maxAbove + slack;
    }

    private boolean isMinimum(double smallest, double here, double slack) {
        return here > smallest + riseAboveMin + slack && smallest < minBelow - slack;
    }
}
