package org.threadline.wording.tone;

import java.util.List;

/** The text does not speak as it should; the findings say where and what to write instead. */
public class WordingRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<Finding> findings;

    public WordingRefused(List<Finding> findings) {
        super("The text does not speak as it should; findings says where, and what to write instead.");
        this.findings = List.copyOf(findings);
    }

    public List<Finding> findings() {
        return findings;
    }
}
