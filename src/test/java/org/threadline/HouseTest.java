package org.threadline;

import java.util.List;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

/** The plan of the house: one may only walk downstairs, and rooms on one floor have no door between them. */
@AnalyzeClasses(packages = "org.threadline", importOptions = ImportOption.DoNotIncludeTests.class)
class HouseTest {

    /** From the ground up. */
    private static final List<List<String>> FLOORS = List.of(
            List.of("value"),
            List.of("brand", "customer"),
            List.of("message", "consent", "wording", "offer"),
            List.of("outbound"),
            List.of("thread", "order"),
            List.of("retention"),
            List.of("inbound"),
            List.of("twilio"));

    /** They look on: they may know every room, and no room knows them. */
    private static final List<String> LOOKING_ON = List.of("events", "reporting", "problem");

    @ArchTest
    static final ArchRule oneOnlyWalksDownstairs =
            classes().that().resideInAPackage("org.threadline.*..").should(walkDownstairs());

    @ArchTest
    static final ArchRule everyRoomIsOnThePlan = classes()
            .that(resideOutsideOfPackages("org.threadline", "org.threadline.local.."))
            .should(standInARoomOfThePlan());

    @ArchTest
    static final ArchRule nobodyGoesInCircles =
            slices().matching("org.threadline.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule noSubRoomGoesInCirclesEither =
            slices().matching("org.threadline.(**)").should().beFreeOfCycles();

    /** The door stands in {@code outbound} itself; what is behind it knows the door, and the door only our numbers. */
    @ArchTest
    static final ArchRule behindTheDoorArrowsPointOneWay = layeredArchitecture()
            .consideringOnlyDependenciesInAnyPackage("org.threadline.outbound..")
            .layer("queue")
            .definedBy("org.threadline.outbound.queue")
            .layer("gate")
            .definedBy("org.threadline.outbound.gate")
            .layer("failure")
            .definedBy("org.threadline.outbound.failure")
            .layer("surge")
            .definedBy("org.threadline.outbound.surge")
            .layer("media")
            .definedBy("org.threadline.outbound.media")
            .layer("look")
            .definedBy("org.threadline.outbound.look")
            .layer("door")
            .definedBy("org.threadline.outbound")
            .layer("sender")
            .definedBy("org.threadline.outbound.sender")
            .ensureAllClassesAreContainedInArchitectureIgnoring(resideOutsideOfPackage("org.threadline.outbound.."))
            .whereLayer("queue")
            .mayOnlyAccessLayers("gate", "door", "sender")
            .whereLayer("gate")
            .mayOnlyAccessLayers("door")
            .whereLayer("failure")
            .mayOnlyAccessLayers("door", "sender")
            .whereLayer("surge")
            .mayOnlyAccessLayers("door")
            .whereLayer("media")
            .mayOnlyAccessLayers("door")
            .whereLayer("look")
            .mayOnlyAccessLayers("door")
            .whereLayer("door")
            .mayOnlyAccessLayers("sender")
            .whereLayer("sender")
            .mayNotAccessAnyLayer();

    @ArchTest
    static final ArchRule theGateKnowsNoRoom = noClasses()
            .that()
            .resideInAPackage("org.threadline.security..")
            .should()
            .dependOnClassesThat(resideInAPackage("org.threadline..")
                    .and(resideOutsideOfPackages("org.threadline.security..", "org.threadline.value..")));

    @ArchTest
    static final ArchRule nothingNeedsLocalMode = noClasses()
            .that()
            .resideOutsideOfPackage("org.threadline.local..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.threadline.local..")
            .because("local mode is not in the package");

    @ArchTest
    static final ArchRule theCarriersWordsStayInOneRoom = noClasses()
            .that()
            .resideOutsideOfPackages("org.threadline.twilio..", "org.threadline.local..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("com.twilio..");

    @ArchTest
    static final ArchRule timeComesFromTheClock = noClasses()
            .that()
            .resideOutsideOfPackage("org.threadline.local..")
            .should()
            .callMethod(java.time.Instant.class, "now")
            .orShould()
            .callMethod(System.class, "currentTimeMillis");

    private static ArchCondition<JavaClass> walkDownstairs() {
        return new ArchCondition<>("only walk downstairs") {
            @Override
            public void check(JavaClass from, ConditionEvents events) {
                int floor = floor(room(from));
                if (floor < 0) {
                    return;
                }
                from.getDirectDependenciesFromSelf().forEach(step -> {
                    String to = room(step.getTargetClass().getBaseComponentType());
                    boolean upstairsOrNextDoor = floor(to) >= floor && !to.equals(room(from));
                    if (upstairsOrNextDoor || LOOKING_ON.contains(to)) {
                        events.add(SimpleConditionEvent.violated(from, step.getDescription()));
                    }
                });
            }
        };
    }

    private static ArchCondition<JavaClass> standInARoomOfThePlan() {
        return new ArchCondition<>("stand in a room of the plan") {
            @Override
            public void check(JavaClass it, ConditionEvents events) {
                String room = room(it);
                if (floor(room) < 0 && !LOOKING_ON.contains(room) && !room.equals("security")) {
                    events.add(SimpleConditionEvent.violated(it, it.getName() + " is in no room of the plan"));
                }
            }
        };
    }

    private static String room(JavaClass it) {
        String[] names = it.getPackageName().split("\\.");
        return it.getPackageName().startsWith("org.threadline.") ? names[2] : "";
    }

    private static int floor(String room) {
        for (int floor = 0; floor < FLOORS.size(); floor++) {
            if (FLOORS.get(floor).contains(room)) {
                return floor;
            }
        }
        return -1;
    }
}
