package dev.sluice.engine.container.build;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.engine.container.code.CodeVersion;
import dev.sluice.engine.model.FunctionSpec;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

class RecipesTest {
    @TempDir Path folder;

    private void write(String file, String text) throws IOException {
        Path path = folder.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }

    private Optional<Recipe> recipe(String runtime, String hash) throws IOException {
        var function =
                new FunctionSpec(
                        "f",
                        runtime,
                        "main.Handle",
                        "f",
                        256,
                        10,
                        1,
                        false,
                        Map.of(),
                        List.of(),
                        null,
                        null,
                        null,
                        null);
        return Recipes.of(function, new CodeVersion(hash, folder), false);
    }

    private String doing(String runtime) throws IOException {
        return recipe(runtime, "hash").map(Recipe::doing).orElse("nothing");
    }

    @Test
    void buildsNothingOfScriptsAlone() throws Exception {
        write("index.py", "");
        write("requirements.txt", "# none yet\n\n");
        write("index.js", "");
        write("package.json", "{\"type\": \"module\", \"dependencies\": {}}");

        assertThat(doing("python3.13")).isEqualTo("nothing");
        assertThat(doing("nodejs22.x")).isEqualTo("nothing");
    }

    @Test
    void installsDependenciesAnewOnlyWhereTheyChange() throws Exception {
        write("requirements.txt", "requests==2.32.3\n");
        write("package.json", "{\"dependencies\": {\"is-odd\": \"3.0.1\"}}");
        for (String runtime : List.of("python3.13", "nodejs22.x")) {
            String content = recipe(runtime, "old").orElseThrow().content();

            assertThat(recipe(runtime, "new").orElseThrow().content()).isEqualTo(content);
        }
        write("package-lock.json", "{}");
        assertThat(recipe("nodejs22.x", "old").orElseThrow().content()).contains("is-odd", "{}");
    }

    @Test
    void takesTheWholeCodeIntoAccountWhereDependenciesLieInIt() throws Exception {
        for (String line : List.of("-r more.txt", "--find-links ./wheels", "./own", "a @ file:x")) {
            write("requirements.txt", "requests\n" + line + "\n");
            assertThat(recipe("python3.13", "old").orElseThrow().content())
                    .as(line)
                    .isNotEqualTo(recipe("python3.13", "new").orElseThrow().content());
        }
        write("package.json", "{\"dependencies\": {\"own\": \"file:own\"}}");
        assertThat(recipe("nodejs22.x", "old").orElseThrow().content())
                .isNotEqualTo(recipe("nodejs22.x", "new").orElseThrow().content());
    }

    @Test
    void leavesModulesThatComeWithTheCode() throws Exception {
        write("package.json", "{\"dependencies\": {\"is-odd\": \"3.0.1\"}}");
        write("node_modules/is-odd/index.js", "");

        assertThat(doing("nodejs22.x")).isEqualTo("nothing");
    }

    @Test
    void compilesSourceAndLeavesWhatIsCompiled() throws Exception {
        assertThat(doing("java21")).isEqualTo("nothing");
        assertThat(doing("provided.al2023")).isEqualTo("nothing");
        write("a/App.java", "");
        write("main.go", "");
        assertThat(doing("java21")).isEqualTo("compiling the Java code");
        assertThat(doing("go1.x")).isEqualTo("compiling the Go code");
    }

    @Test
    void callsMavenOnlyWhereThePomAsksForMoreThanTheCompilerGives() throws Exception {
        write("src/main/java/App.java", "");
        String interfaces =
                "<dependencies><dependency><groupId>com.amazonaws</groupId>"
                    + "<artifactId>aws-lambda-java-core</artifactId></dependency>"
                    + "<dependency><artifactId>junit</artifactId><scope>test</scope></dependency>"
                    + "</dependencies>";
        String plain = "<build><plugins><plugin><artifactId>maven-shade-plugin</artifactId>";
        String makesCode = "<build><plugins><plugin><artifactId>protobuf-plugin</artifactId>";
        String end = "</plugin></plugins></build>";

        assertThat(pom("")).isEqualTo("compiling the Java code");
        assertThat(pom(interfaces + plain + end)).isEqualTo("compiling the Java code");
        assertThat(pom(makesCode + end)).isEqualTo("building the Java code (pom.xml)");
        assertThat(pom("<parent><artifactId>p</artifactId></parent>")).contains("pom.xml");
        assertThat(pom(interfaces.replace("test", "runtime"))).contains("pom.xml");
        assertThat(pom("<dependencies>")).contains("pom.xml");
    }

    private String pom(String content) throws IOException {
        write("pom.xml", "<project>" + content + "</project>");
        return doing("java21");
    }
}
