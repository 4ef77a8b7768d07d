package org.threadline.brand;

/** What customers are asked, and on which scale they answer. */
public enum SurveyKind {
    /** How good the help was. */
    CSAT(1, 5, 2, 4),
    /** How likely they are to recommend the brand. */
    NPS(0, 10, 6, 9),
    /** How easy it was to get help. */
    CES(1, 5, 2, 4);

    private final int least;
    private final int most;
    private final int low;
    private final int high;

    SurveyKind(int least, int most, int low, int high) {
        this.least = least;
        this.most = most;
        this.low = low;
        this.high = high;
    }

    public int most() {
        return most;
    }

    public boolean holds(int score) {
        return score >= least && score <= most;
    }

    /** The highest score of who is dissatisfied; with NPS a detractor. A brand may look closer, or less close. */
    public int usualLow() {
        return low;
    }

    /** The lowest score of who is satisfied; with NPS a promoter. */
    public int high() {
        return high;
    }
}
