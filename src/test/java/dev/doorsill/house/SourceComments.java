package dev.doorsill.house;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePathScanner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/** The doc comments of a source file's members in the order of the file, read by the JDK's own parser. */
public final class SourceComments {
    private SourceComments() {}

    /** Comments as Markdown on one line, by {@code Type.member}; members without one are there with an empty text. */
    public static Map<String, String> of(Class<?> type) {
        var compiler = ToolProvider.getSystemJavaCompiler();
        var path = Path.of("src", "main", "java", type.getName().replace('.', '/') + ".java");
        try (var files = compiler.getStandardFileManager(null, null, null)) {
            var task = (JavacTask)
                    compiler.getTask(null, files, null, List.of("-proc:none"), null, files.getJavaFileObjects(path));
            var comments = new LinkedHashMap<String, String>();
            var reader = new Reader(DocTrees.instance(task), comments);
            for (var unit : task.parse()) {
                reader.scan(unit, null);
            }
            return comments;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class Reader extends TreePathScanner<@Nullable Void, @Nullable Void> {
        private final DocTrees docs;
        private final Map<String, String> comments;
        private String type = "";

        Reader(DocTrees docs, Map<String, String> comments) {
            this.docs = docs;
            this.comments = comments;
        }

        @Override
        public @Nullable Void visitClass(ClassTree tree, @Nullable Void unused) {
            var outer = type;
            type = tree.getSimpleName().toString();
            super.visitClass(tree, null);
            type = outer;
            return null;
        }

        @Override
        public @Nullable Void visitMethod(MethodTree tree, @Nullable Void unused) {
            note(tree.getName().toString());
            return null;
        }

        @Override
        public @Nullable Void visitVariable(VariableTree tree, @Nullable Void unused) {
            note(tree.getName().toString());
            return null;
        }

        private void note(String member) {
            var comment = docs.getDocComment(getCurrentPath());
            comments.put(type + "." + member, comment == null ? "" : markdown(comment));
        }

        private static String markdown(String comment) {
            return comment.replaceAll("\\{@(?:code|link) ([^}]*)}", "`$1`")
                    .replace("|", "\\|")
                    .replaceAll("\\s+", " ")
                    .strip();
        }
    }
}
