package org.driftwatch.calibrators.cherenkov.block;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.apache.commons.math3.util.FastMath;
import org.driftwatch.calibrators.cherenkov.graph.NodeSolution;
import org.driftwatch.calibrators.cherenkov.graph.PairResidual;
import org.driftwatch.calibrators.cherenkov.subject.Coefficients;
import org.driftwatch.topics.cherenkov.ArraySnapshot;
import org.driftwatch.topics.cherenkov.ArraySnapshot.TelescopeView;
import org.driftwatch.topics.cherenkov.ArraySnapshot.TypeView;
import org.driftwatch.topics.cherenkov.layout.Telescope;

/** A block for display. */
record SnapshotView(String run, String array) {
    ArraySnapshot of(BlockProgress progress, SortedMap<String, Coefficients> byEnergy, Coefficients offsets) {
        List<TelescopeView> telescopes = new ArrayList<>();
        for (int k = 0; k < offsets.size(); k++)
            telescopes.add(view(byEnergy.get(offsets.telescopes().get(k).type()), offsets, k));
        List<TypeView> types = new ArrayList<>();
        for (Map.Entry<String, Coefficients> type : byEnergy.entrySet())
            types.add(type(type.getKey(), type.getValue()));
        return new ArraySnapshot(run, array, progress.lastNs(), progress.events(), telescopes, types);
    }

    private static TelescopeView view(Coefficients ofType, Coefficients offsets, int k) {
        Telescope telescope = offsets.telescopes().get(k);
        int place = ofType.solution().place(telescope.id());
        NodeSolution node = ofType.solution().nodes().get(place);
        double c = FastMath.exp(node.x());
        return new TelescopeView(
                telescope.id(),
                telescope.type(),
                telescope.xM(),
                telescope.yM(),
                c,
                c * ofType.error(place),
                node.degree(),
                node.events(),
                offsets.x(k),
                offsets.error(k));
    }

    private static TypeView type(String name, Coefficients of) {
        return new TypeView(
                name,
                of.solution().chi2(),
                of.solution().ndof(),
                of.solution().worst().map(PairResidual::name).orElse(null),
                of.solution().worst().map(PairResidual::normalised).orElse(Double.NaN));
    }
}
