package org.threadline.wording.editing;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.NotFoundException;

import org.threadline.brand.Brand;
import org.threadline.brand.OwnBrand;
import org.threadline.security.Caller;
import org.threadline.value.TemplateVersion;
import org.threadline.wording.BuiltInTexts;
import org.threadline.wording.Occasion;
import org.threadline.wording.TemplateForm;
import org.threadline.wording.TemplateVersions;
import org.threadline.wording.TemplateVersions.Edit;
import org.threadline.wording.tone.WordingRefused;

/** The templates of the caller's brands. */
@ApplicationScoped
@Transactional
class OwnTemplates {

    /** Which one is meant. */
    record Place(String brand, String key, String locale) {}

    /**
     * A template and its tag.
     *
     * @param edit number of the last edit, also when that took the brand's own text back; 0: never edited
     */
    record Tagged(TemplateView template, int edit) {}

    private final OwnBrand own;
    private final TemplateVersions versions;
    private final Caller caller;

    OwnTemplates(OwnBrand own, TemplateVersions versions, Caller caller) {
        this.own = own;
        this.versions = versions;
        this.caller = caller;
    }

    /** One for each occasion in the usual language, and whatever the brand has beyond that. */
    List<TemplateView> list(String brandKey) {
        String brand = own.withKey(brandKey).key();
        List<Edit> edits = versions.present(brand);
        Stream<TemplateView> usual = Arrays.stream(Occasion.values())
                .filter(occasion -> edits.stream().noneMatch(edit -> isUsual(edit, occasion)))
                .map(occasion -> TemplateView.of(brand, occasion, BuiltInTexts.LANGUAGE, Optional.empty()));
        // A text for something that is said no longer stays in the store and speaks for nobody.
        Stream<TemplateView> edited = edits.stream()
                .flatMap(edit -> TemplateForm.of(edit.key()).map(form -> TemplateView.of(brand, form, edit)).stream());
        return Stream.concat(usual, edited)
                .sorted(Comparator.comparing(TemplateView::key).thenComparing(TemplateView::locale))
                .toList();
    }

    Tagged get(Place place) {
        TemplateForm form = form(place.key());
        String brand = own.withKey(place.brand()).key();
        var last = versions.last(brand, place.key(), place.locale());
        boolean isThere = form instanceof Occasion && place.locale().equals(BuiltInTexts.LANGUAGE)
                || last.filter(edit -> !edit.isWithdrawal()).isPresent();
        if (!isThere) {
            throw new NotFoundException("the brand has no such template in this language");
        }
        return tagged(brand, form, place, last);
    }

    List<EditView> edits(Place place) {
        form(place.key());
        return versions.of(own.withKey(place.brand()).key(), place.key(), place.locale()).stream()
                .map(EditView::of)
                .toList();
    }

    /**
     * @throws WordingRefused when it would not speak as it should
     * @throws StaleTemplate when the caller has seen an older one
     */
    Tagged put(Place place, String ifMatch, String body) {
        TemplateForm form = form(place.key());
        Brand brand = own.withKey(place.brand());
        var checked = new TemplateCheck(brand, form, Locale.forLanguageTag(place.locale())).of(body);
        if (checked.isRefused()) {
            throw new WordingRefused(checked.findings());
        }
        return tagged(brand.key(), form, place, Optional.of(edit(place, ifMatch, body.strip())));
    }

    /** Takes the brand's own text back. */
    void remove(Place place, String ifMatch) {
        if (get(place).template().version() == 0) {
            throw new NotFoundException("the brand has no words of its own here");
        }
        edit(place, ifMatch, null);
    }

    private Edit edit(Place place, String ifMatch, String body) {
        versions.beginEdit(place.brand());
        var last = versions.last(place.brand(), place.key(), place.locale());
        int number = last.map(Edit::version).orElse(0);
        if (!Tags.match(ifMatch, number)) {
            throw new StaleTemplate();
        }
        var next = new TemplateVersion(place.key(), place.locale(), number + 1);
        return versions.add(place.brand(), next, body, caller.id());
    }

    private static Tagged tagged(String brand, TemplateForm form, Place place, Optional<Edit> last) {
        return new Tagged(
                TemplateView.of(brand, form, place.locale(), last),
                last.map(Edit::version).orElse(0));
    }

    private static boolean isUsual(Edit edit, Occasion occasion) {
        return edit.key().equals(occasion.key()) && edit.locale().equals(BuiltInTexts.LANGUAGE);
    }

    private static TemplateForm form(String key) {
        return TemplateForm.of(key)
                .orElseThrow(() -> new NotFoundException(
                        "no such template; a saved reply is called reply-, then small letters and digits"));
    }
}
