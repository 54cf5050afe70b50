package org.driftwatch.app;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Instant;
import java.util.Set;

/** Arrows point up the list of modules only; algorithms know no Kafka, no clock, and no platform-dependent mathematics. */
@AnalyzeClasses(packages = "org.driftwatch", importOptions = ImportOption.DoNotIncludeTests.class)
class ModuleDirectionsTest {
    private static final String[] RESULTS = {
        "org.driftwatch.topics..", "org.driftwatch.calibrators..", "org.driftwatch.replay.."
    };

    @ArchTest
    static final ArchRule arrowsPointUp = layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .layer("topics")
            .definedBy("org.driftwatch.topics..")
            .layer("calibrators")
            .definedBy("org.driftwatch.calibrators..")
            .layer("replay")
            .definedBy("org.driftwatch.replay..")
            .layer("streams")
            .definedBy("org.driftwatch.streams..")
            .layer("ingest")
            .definedBy("org.driftwatch.ingest..")
            .layer("ui")
            .definedBy("org.driftwatch.ui..")
            .layer("app")
            .definedBy("org.driftwatch.app..")
            .whereLayer("app")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("ui")
            .mayOnlyBeAccessedByLayers("app")
            .whereLayer("ingest")
            .mayOnlyBeAccessedByLayers("app")
            .whereLayer("streams")
            .mayOnlyBeAccessedByLayers("app")
            .whereLayer("replay")
            .mayOnlyBeAccessedByLayers("app")
            .whereLayer("calibrators")
            .mayOnlyBeAccessedByLayers("streams", "app");

    @ArchTest
    static final ArchRule algorithmsKnowNoKafka = noClasses()
            .that()
            .resideInAnyPackage(RESULTS)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.apache.kafka..", "io.vertx..", "io.micrometer..", "org.slf4j..", "java.net..", "io.jhdf..");

    @ArchTest
    static final ArchRule calibratorsDoNoInputOrOutput = noClasses()
            .that()
            .resideInAPackage("org.driftwatch.calibrators..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.nio.file..");

    @ArchTest
    static final ArchRule noPackageCycles =
            slices().matching("org.driftwatch.(**)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule noWallClockInResults = noClasses()
            .that()
            .resideInAnyPackage(RESULTS)
            .should()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethod(System.class, "nanoTime")
            .orShould()
            .callMethod(Instant.class, "now");

    /** Math may use processor intrinsics whose last bit differs between machines; StrictMath and FastMath do not. */
    @ArchTest
    static final ArchRule sameBitsOnEveryMachine = noClasses()
            .that()
            .resideInAnyPackage("org.driftwatch.calibrators..", "org.driftwatch.replay..")
            .should()
            .callMethodWhere(platformDependentMath());

    private static DescribedPredicate<JavaMethodCall> platformDependentMath() {
        Set<String> transcendental = Set.of(
                "exp", "expm1", "log", "log10", "log1p", "pow", "sin", "cos", "tan", "asin", "acos", "atan", "atan2",
                "sinh", "cosh", "tanh", "cbrt", "hypot");
        return DescribedPredicate.describe(
                "a transcendental function of java.lang.Math",
                call -> call.getTargetOwner().isEquivalentTo(Math.class)
                        && transcendental.contains(call.getTarget().getName()));
    }

    @ArchTest
    static final ArchRule noParallelStreams = noClasses()
            .that(resideInAnyPackage(RESULTS))
            .should()
            .callMethod(java.util.Collection.class, "parallelStream");
}
