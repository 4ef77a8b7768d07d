package org.threadline.retention.survey;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** What somebody says beside a score, in small letters. */
record Remark(String words) {

    static final Remark NONE = new Remark("");

    /** Who says only this asks for nothing: whoever reads it would merely be pleased. */
    private static final Set<String> PRAISE = words("""
            great good awesome excellent amazing perfect fantastic wonderful brilliant superb super nice lovely best happy
            satisfied very muy tr\u00e8s sehr helpful quick quickly fast friendly kind polite easy smooth outstanding fabulous terrific pleased
            impressed recommend recommended thanks thank thanx thx ty tysm cheers love loved liked enjoyed appreciate
            appreciated well wow yay fine pretty sure definitely absolutely top ok okay
            gracias excelente excelentes perfecto perfecta genial bien bueno buena buen r\u00e1pido rapido r\u00e1pida rapida amable
            amables encantada encantado
            merci parfait parfaite excellente bien bon bonne rapide aimable ravi ravie satisfait satisfaite g\u00e9nial
            danke dankesch\u00f6n gut gute guter toll tolle toller prima perfekt perfekte schnell schnelle freundlich zufrieden
            klasse spitze""");

    /** What else stands between such words. */
    private static final Set<String> BETWEEN = words("""
            service support help helped job work team staff experience answer answers response communication people everyone
            notch done keep up would so much really truly all everything always ever again any it it's its i i'm im i'd
            am you u guys y'all your the that this was were is are been a an and with by far of in me my us just yes lol day
            on time delivery delivered arrived shipping quality store shop brand company customer agent care solved resolved
            fixed sorted expected product products price as for to out lot
            todo toda servicio atenci\u00f3n atencion muchas mil el la y con de
            tout le les un une et avec beaucoup votre
            alles der die das ein eine und mit vielen dank war ihr euer""");

    /** What also says that the number before it was a score. */
    private static final Set<String> BLAME = words("""
            bad poor terrible awful horrible slow slowly rude worst disappointed disappointing disappointment unhappy useless
            unhelpful lousy pathetic ridiculous rubbish frustrating frustrated annoying annoyed not too""");

    /** After these a number was meant as one, whatever comes. */
    private static final Set<String> BEGINNINGS = words("thanks thank thanx thx ty tysm cheers because bc cuz but");

    private static final Pattern NOTHING_WRONG = Pattern.compile("\\bno (?:complaints?|issues?|problems?|worries)\\b");
    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{N}']+");

    static Remark of(String text) {
        return new Remark(NOTHING_WRONG.matcher(text).replaceAll("perfect").strip());
    }

    /** Whether a person should read it: it asks, tells, or finds fault. */
    boolean wantsReading() {
        return words.contains("?")
                || !parts().stream().allMatch(word -> PRAISE.contains(word) || BETWEEN.contains(word));
    }

    /** Whether it is one although nothing divides it from the number before it: "5 great service", not "5 minutes late". */
    boolean isPlainlyOne() {
        List<String> parts = parts();
        return parts.isEmpty()
                || BEGINNINGS.contains(parts.getFirst())
                || judges(parts.getFirst()) && parts.stream().allMatch(word -> judges(word) || BETWEEN.contains(word));
    }

    private static boolean judges(String word) {
        return PRAISE.contains(word) || BLAME.contains(word);
    }

    private List<String> parts() {
        return BETWEEN_WORDS
                .splitAsStream(words)
                .filter(word -> !word.isEmpty())
                .toList();
    }

    private static Set<String> words(String list) {
        return Set.copyOf(Arrays.stream(list.strip().split("\\s+")).distinct().toList());
    }
}
