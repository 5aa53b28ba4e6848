package dev.doorsill.house;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaFieldAccess;
import java.util.regex.Pattern;

/** Accesses told by a pattern over type and member; a method counts under every type that its owner extends. */
final class Calls {
    private Calls() {}

    static DescribedPredicate<JavaCall<?>> to(String... patterns) {
        return matching(patterns);
    }

    static DescribedPredicate<JavaFieldAccess> toField(String... patterns) {
        return matching(patterns);
    }

    private static <T extends JavaAccess<?>> DescribedPredicate<T> matching(String... patterns) {
        var pattern = Pattern.compile(String.join("|", patterns));
        return DescribedPredicate.describe("to " + String.join(" or ", patterns), access -> {
            var member = "." + access.getTarget().getName();
            var owner = access.getTargetOwner();
            return owner.getAllClassesSelfIsAssignableTo().stream()
                    .anyMatch(type -> pattern.matcher(type.getName() + member).matches());
        });
    }
}
