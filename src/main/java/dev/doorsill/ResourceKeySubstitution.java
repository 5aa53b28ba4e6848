package dev.doorsill;

import com.oracle.svm.core.annotate.Alias;
import com.oracle.svm.core.annotate.Substitute;
import com.oracle.svm.core.annotate.TargetClass;
import com.oracle.svm.core.annotate.TargetElement;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * How a native binary compares the keys of its resources. They are records, and what compares records goes by method handles
 * that nothing has compiled there; since every look-up asks for the key of each module, that was half of all memory that a
 * start allocated. The builder alone reads this class; where keys are anything else than expected it leaves them alone.
 */
@TargetClass(
        className = "com.oracle.svm.core.jdk.Resources$ModuleInstanceResourceKey",
        onlyWith = ResourceKeySubstitution.KeyIsKnown.class)
final class ResourceKeySubstitution {
    @Alias
    private @Nullable Module module;

    @Alias
    private @Nullable String resource;

    /** In place of equals. The hash stays as it is: the builder has filed resources by it. */
    @Substitute
    @TargetElement(name = "equals")
    public boolean isSame(@Nullable Object other) {
        return other instanceof ResourceKeySubstitution key
                && module == key.module
                && resource != null
                && resource.equals(key.resource);
    }

    /** Whether the key is a record of a module and a name. */
    static final class KeyIsKnown implements BooleanSupplier {
        private static final String KEY = "com.oracle.svm.core.jdk.Resources$ModuleInstanceResourceKey";

        @Override
        public boolean getAsBoolean() {
            try {
                var builder = TargetClass.class.getClassLoader();
                var components = Class.forName(KEY, false, builder).getRecordComponents();
                return components != null
                        && Arrays.stream(components)
                                .<Class<?>>map(RecordComponent::getType)
                                .toList()
                                .equals(List.of(Module.class, String.class));
            } catch (ClassNotFoundException e) {
                return false;
            }
        }
    }
}
