package org.driftwatch.calibrators.germanium.dsp.config;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** The functions that a chain file can name, by module. */
final class Processors {
    private static final SortedMap<String, Processor> OF_THE_PEER = new TreeMap<>();
    private static final SortedMap<String, Processor> OF_NUMPY = new TreeMap<>();

    static {
        Measurements.addTo(OF_THE_PEER);
        Shapers.addTo(OF_THE_PEER);
        Kernels.addTo(OF_THE_PEER);
        TimePoints.addTo(OF_THE_PEER);
        TailFits.addTo(OF_THE_PEER);
        Transforms.addTo(OF_THE_PEER);
        NumberFunctions.addTo(OF_NUMPY);
        Reductions.addTo(OF_NUMPY);
        OF_THE_PEER.put("where", OF_NUMPY.get("where"));
    }

    private Processors() {}

    static boolean isKnown(String function) {
        return module(function).containsKey(simple(function));
    }

    /** @param function with its module, known */
    static Processor named(String function) {
        return module(function).get(simple(function));
    }

    private static Map<String, Processor> module(String function) {
        int dot = function.lastIndexOf('.');
        String module = dot < 0 ? "" : function.substring(0, dot);
        if (module.equals("numpy") || module.equals("np")) return OF_NUMPY;
        boolean peer = module.startsWith("dspeed.processors") || module.startsWith("pygama.dsp.processors");
        return peer ? OF_THE_PEER : Map.of();
    }

    private static String simple(String function) {
        return function.substring(function.lastIndexOf('.') + 1);
    }

    /** A word on what may be meant, in front of it a comma; "" when nothing is near. */
    static String suggestion(String function) {
        int dot = function.lastIndexOf('.');
        if (dot < 0) return ", a function needs a module (dspeed.processors or numpy)";
        Map<String, Processor> module = module(function);
        if (module.isEmpty()) return ", modules are dspeed.processors and numpy";
        String best = "";
        int least = 3;
        for (String known : module.keySet()) {
            int distance = distance(known, simple(function));
            if (distance >= least) continue;
            least = distance;
            best = ", perhaps '" + known + "' is meant";
        }
        return best;
    }

    /** Fewest letters to put in, take out or replace. */
    static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) row[j] = j;
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[b.length()];
    }
}
