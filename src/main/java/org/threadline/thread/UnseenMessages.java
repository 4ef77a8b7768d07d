package org.threadline.thread;

import java.util.List;

import org.threadline.message.MessageView;

/** The customer has written since the author of a reply last looked. */
public class UnseenMessages extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<MessageView> unseen;

    UnseenMessages(List<MessageView> unseen) {
        super("The customer has written since you last looked.");
        this.unseen = List.copyOf(unseen);
    }

    public List<MessageView> unseen() {
        return unseen;
    }
}
