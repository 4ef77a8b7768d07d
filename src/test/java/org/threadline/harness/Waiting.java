package org.threadline.harness;

/**
 * A customer who has texted a brand of their own and waits.
 *
 * @param agent somebody of that brand who holds nothing yet
 * @param thread id of the thread that the text has opened
 */
public record Waiting(TestBrand brand, Phone phone, Agent agent, String thread) {

    public static Waiting customer() {
        var brand = TestBrand.create();
        var phone = brand.newPhone();
        phone.text("Where is my parcel?");
        var agent = brand.agent("agent-1");
        return new Waiting(brand, phone, agent, agent.threadOf(phone));
    }

    public Agent colleague() {
        return brand.agent("agent-2");
    }
}
