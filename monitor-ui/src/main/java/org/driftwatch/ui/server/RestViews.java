package org.driftwatch.ui.server;

import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.driftwatch.topics.germanium.GermaniumEnergy;
import org.driftwatch.topics.histogram.HistogramSnapshotCodec;
import org.driftwatch.topics.histogram.HistogramView;
import org.driftwatch.topics.parameter.Parameter;
import org.driftwatch.ui.array.ArrayPicture;
import org.driftwatch.ui.model.ChannelDetail;
import org.driftwatch.ui.model.ChannelSummary;
import org.driftwatch.ui.model.LiveModel;
import org.driftwatch.ui.model.Selection;
import org.driftwatch.ui.model.SpectrumFrame;
import org.driftwatch.ui.production.PointDetail;

/** Snapshots for people and scripts: the same picture the page has, as JSON, CSV and binary. */
record RestViews(LiveModel model) {
    void addTo(Router router) {
        router.get("/api/runs").handler(context -> Answers.json(context, model.runs()));
        router.get("/api/parameters").handler(this::parameters);
        router.get("/api/arrays")
                .handler(
                        context -> Answers.json(context, model.array(null, null).arrays()));
        router.get("/api/arrays/:array").handler(context -> array(context, picture -> Answers.json(context, picture)));
        router.get("/api/arrays/:array/telescopes.csv")
                .handler(context -> array(
                        context,
                        picture -> Answers.csv(
                                context, picture.array() + "-telescopes.csv", ArrayTables.telescopes(picture))));
        router.get("/api/arrays/:array/:telescope/drift.csv")
                .handler(context -> array(
                        context,
                        picture -> Answers.csv(
                                context,
                                picture.array() + "-" + picture.telescope() + "-drift.csv",
                                ArrayTables.drift(picture))));
        router.get("/api/productions")
                .handler(context -> Answers.json(context, model.production(null).points()));
        router.get("/api/productions/:point")
                .handler(context -> point(context, detail -> Answers.json(context, detail)));
        router.get("/api/productions/:point/bins.csv").handler(table("bins.csv", ProductionTables::bins));
        router.get("/api/productions/:point/limits.csv").handler(table("limits.csv", ProductionTables::limits));
        router.get("/api/channels/:run").handler(this::channels);
        router.get("/api/channels/:run/:channel").handler(this::channel);
        router.get("/api/channels/:run/:channel/lines.csv").handler(of("lines.csv", CsvTables::lines));
        router.get("/api/channels/:run/:channel/versions.csv").handler(of("versions.csv", CsvTables::versions));
        router.get("/api/channels/:run/:channel/drift.csv").handler(of("drift.csv", CsvTables::drift));
        SubjectTables.BY_NAME.forEach((name, table) ->
                router.get("/api/channels/:run/:channel/" + name).handler(of(name, table)));
        router.get("/api/channels/:run/:channel/parameters/:subject").handler(this::parameter);
        router.get("/api/channels/:run/:channel/spectrum/:view").handler(this::spectrum);
    }

    private void parameters(RoutingContext context) {
        String run = context.request().getParam("run");
        String scope = context.request().getParam("scope");
        Answers.json(context, model.parameters(run, scope));
    }

    private void array(RoutingContext context, Consumer<ArrayPicture> answer) {
        String name = context.pathParam("array");
        String telescope = context.pathParam("telescope");
        ArrayPicture picture =
                model.array(name, telescope == null ? context.request().getParam("telescope") : telescope);
        if (!name.equals(picture.array())) unknown(context, "array " + name);
        else if (telescope != null && picture.telescope() == null)
            unknown(context, "telescope " + telescope + " of array " + name);
        else answer.accept(picture);
    }

    /** The key of a grid point may bear a slash, which is %2F in a path. */
    private void point(RoutingContext context, Consumer<PointDetail> answer) {
        String key = context.pathParam("point");
        PointDetail detail = model.production(key).detail();
        if (detail == null) unknown(context, "grid point " + key);
        else answer.accept(detail);
    }

    private Handler<RoutingContext> table(String name, Function<PointDetail, String> table) {
        return context ->
                point(context, detail -> Answers.csv(context, detail.line().key() + "-" + name, table.apply(detail)));
    }

    private void channels(RoutingContext context) {
        List<ChannelSummary> channels = model.channels(context.pathParam("run"));
        if (channels == null) unknown(context, "run " + context.pathParam("run"));
        else Answers.json(context, channels);
    }

    private void channel(RoutingContext context) {
        ChannelDetail detail = model.channel(selection(context));
        if (detail == null) unknownChannel(context);
        else Answers.json(context, detail);
    }

    /** The version of a subject in force, whole. */
    private void parameter(RoutingContext context) {
        String subject = context.pathParam("subject");
        ChannelDetail detail = model.channel(selection(context));
        Parameter newest = detail == null ? null : newest(detail, subject);
        if (detail == null) unknownChannel(context);
        else if (newest == null)
            unknown(context, "a version of " + subject + " for channel " + context.pathParam("channel"));
        else Answers.json(context, newest);
    }

    private static Parameter newest(ChannelDetail detail, String subject) {
        if (!subject.equals(GermaniumEnergy.SUBJECT)) return detail.newest(subject);
        List<Parameter> versions = detail.parameters();
        return versions.isEmpty() ? null : versions.get(versions.size() - 1);
    }

    private Handler<RoutingContext> of(String name, Function<ChannelDetail, String> table) {
        return context -> {
            ChannelDetail detail = model.channel(selection(context));
            if (detail == null) unknownChannel(context);
            else Answers.csv(context, detail.run() + "-" + detail.channel() + "-" + name, table.apply(detail));
        };
    }

    /** {@code total}, {@code sliding} or {@code decayed} is the binary frame, with {@code .csv} a table. */
    private void spectrum(RoutingContext context) {
        String asked = context.pathParam("view");
        boolean csv = asked.endsWith(".csv");
        String name = csv ? asked.substring(0, asked.length() - 4) : asked;
        HistogramView view = Arrays.stream(HistogramView.values())
                .filter(each -> each.key().equals(name))
                .findFirst()
                .orElse(null);
        SpectrumFrame frame = view == null ? null : model.spectrum(selection(context), view);
        if (view == null) Answers.error(context, 404, "view must be total, sliding or decayed, was " + name);
        else if (frame == null) unknownChannel(context);
        else send(context, frame, csv);
    }

    private void send(RoutingContext context, SpectrumFrame frame, boolean csv) {
        Selection of = selection(context);
        String name = of.run() + "-" + of.channel() + "-" + frame.view().key();
        if (csv)
            Answers.csv(context, name + ".csv", CsvTables.spectrum(new HistogramSnapshotCodec().decode(frame.bytes())));
        else
            context.response()
                    .putHeader("Content-Type", "application/octet-stream")
                    .putHeader("Cache-Control", "no-store")
                    .end(Buffer.buffer(frame.bytes()));
    }

    private static Selection selection(RoutingContext context) {
        return new Selection(context.pathParam("run"), context.pathParam("channel"));
    }

    private static void unknownChannel(RoutingContext context) {
        unknown(context, "channel " + context.pathParam("channel") + " of run " + context.pathParam("run"));
    }

    private static void unknown(RoutingContext context, String what) {
        Answers.error(context, 404, what + " is not known here");
    }
}
