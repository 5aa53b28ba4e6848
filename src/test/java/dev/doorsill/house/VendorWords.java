package dev.doorsill.house;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Says nothing, in the name of any type or member, that only a vendor's wire says. */
final class VendorWords extends ArchCondition<JavaClass> {
    private static final Pattern WORD = Pattern.compile(
            "(?i).*(authing|genauth|cloudbase|tencent|apicode|statuscode|userpool|passcodepayload|connection_?type"
                    + "|verification_?id|verification_?token|provider_?token|encrypttype|channel_[a-z]+|userid|appid).*");

    VendorWords() {
        super("use no vendor's words");
    }

    @Override
    public void check(JavaClass type, ConditionEvents events) {
        Stream.concat(
                        Stream.of(type.getSimpleName()),
                        type.getMembers().stream().map(JavaMember::getName))
                .filter(name -> WORD.matcher(name).matches())
                .forEach(name -> events.add(SimpleConditionEvent.violated(type, type.getName() + " says " + name)));
    }
}
