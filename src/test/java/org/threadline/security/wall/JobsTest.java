package org.threadline.security.wall;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

import io.quarkus.scheduler.Scheduled;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;

/** A job that does not say that it works as the machine finds nothing to do, and nobody would miss it. */
@AnalyzeClasses(packages = "org.threadline", importOptions = ImportOption.DoNotIncludeTests.class)
class JobsTest {

    @ArchTest
    static final ArchRule everyJobWorksAsTheMachine = methods()
            .that()
            .areAnnotatedWith(Scheduled.class)
            // These ask the store nothing.
            .and()
            .areDeclaredInClassesThat()
            .haveNameNotMatching(".*\\.(RateLimit|IntakeWatchJob)")
            .should()
            .beAnnotatedWith(AsMachine.class)
            .orShould()
            .beDeclaredInClassesThat()
            .areAnnotatedWith(AsMachine.class);
}
