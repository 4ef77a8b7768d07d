package org.threadline.brand.team;

import java.util.List;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A team as the API shows it. */
@Schema(name = "Team")
public record TeamView(
        @Schema(examples = "01980f6e-4c2d-7e3f-8b52-6f1d3a7b8c21")
        UUID id,

        @Schema(examples = "acme") String brand,
        @Schema(examples = "Returns") String name,
        List<Member> members) {

    /** One of its agents. */
    @Schema(name = "TeamMember")
    public record Member(
            @Schema(examples = "agent-1") String agent,

            @Schema(description = "With fewer open threads of the brand than this they are given more", examples = "5")
            int capacity) {}

    static TeamView of(Team team, List<TeamMember> members) {
        return new TeamView(
                team.id(),
                team.brand(),
                team.name(),
                members.stream()
                        .map(member -> new Member(member.agent(), member.capacity()))
                        .toList());
    }
}
