package org.driftwatch.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.driftwatch.topics.codec.JsonCodec;
import org.driftwatch.ui.command.CommandPort;
import org.driftwatch.ui.health.HealthChecks;
import org.driftwatch.ui.model.LiveModel;
import org.driftwatch.ui.server.MonitorServer;
import org.driftwatch.ui.server.UiSettings;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * For each test a server on a model and a page in a browser, 1440 × 900, whose complaints fail the test. All test classes share one
 * browser, which is closed at the end. Without a browser tests are aborted: {@link ChromiumForTests}.
 */
final class ServedPage implements BeforeEachCallback, AfterEachCallback {
    private static final ExtensionContext.Namespace NAMESPACE = ExtensionContext.Namespace.create(ServedPage.class);

    private static final JsonCodec<Double> NUMBER = new JsonCodec<>(Double.class);

    private final LiveModel model;
    private final String path;
    private final CommandPort commands;
    private boolean taken = true;
    private final List<String> complaints = new ArrayList<>();
    private final List<String> wanted = new ArrayList<>();
    private MonitorServer server;
    private int port;
    private BrowserContext context;
    private Page page;

    /** @param path of the page, e.g. {@code /array.html} */
    ServedPage(LiveModel model, String path) {
        this(model, path, CommandPort.NONE);
    }

    /** @param commands where decisions of persons go */
    ServedPage(LiveModel model, String path, CommandPort commands) {
        this.model = model;
        this.path = path;
        this.commands = commands;
    }

    @Override
    public void beforeEach(ExtensionContext test) {
        PlaywrightAssertions.setDefaultAssertionTimeout(30_000);
        Browser browser = test.getRoot()
                .getStore(NAMESPACE)
                .computeIfAbsent("chromium", any -> ChromiumForTests.start(), ChromiumForTests.class)
                .browser();
        serve(0);
        context = browser.newContext(new Browser.NewContextOptions().setViewportSize(1440, 900));
        context.setDefaultTimeout(60_000);
        page = context.newPage();
        page.onPageError(complaints::add);
        page.onConsoleMessage(message -> {
            if (message.type().equals("error")) complaints.add(message.text());
        });
    }

    @Override
    public void afterEach(ExtensionContext test) {
        if (context != null) context.close();
        if (server != null) server.close();
        complaints.removeIf(complaint -> wanted.stream().anyMatch(complaint::contains));
        if (test.getExecutionException().isEmpty()) assertThat(complaints).isEmpty();
    }

    private void serve(int at) {
        UiSettings settings = new UiSettings("127.0.0.1", at, Duration.ofMillis(100), Duration.ofMillis(200), taken);
        server = new MonitorServer(
                settings, model, new PrometheusMeterRegistry(PrometheusConfig.DEFAULT), new HealthChecks(), commands);
        port = server.start();
    }

    /** The server goes away; that the browser does not reach it then is no complaint. */
    void goAway() {
        expectComplaint("/feed' failed");
        server.close();
    }

    /** The browser may complain of this, because the test wants it to go wrong. */
    void expectComplaint(String part) {
        wanted.add(part);
    }

    /** The server comes back at the same port, and takes no decisions of persons. */
    void comeBackAsWallDisplay() {
        taken = false;
        serve(port);
    }

    /** The server comes back at the same port. */
    void comeBack() {
        serve(port);
    }

    /** @param query from the question mark on, or empty */
    void open(String query) {
        page.navigate(address() + path + query);
    }

    String address() {
        return "http://127.0.0.1:" + port;
    }

    Page page() {
        return page;
    }

    /** Another page of the same browser. */
    Page another() {
        return context.newPage();
    }

    Locator tile(String testId) {
        return page.getByTestId(testId);
    }

    /** A button within a tile, by its whole name. */
    Locator button(String testId, String name) {
        return tile(testId)
                .getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions().setName(name).setExact(true));
    }

    /** As a browser writes a number: the shortest digits that give it back, without an exponent from 1e-6 to 1e21. */
    static String number(double value) {
        BigDecimal shortest = new BigDecimal(new String(NUMBER.encode(value), StandardCharsets.UTF_8));
        boolean plain = value == 0 || (Math.abs(value) >= 1e-6 && Math.abs(value) < 1e21);
        return plain
                ? shortest.stripTrailingZeros().toPlainString()
                : Double.toString(value).replace("E", "e");
    }
}
