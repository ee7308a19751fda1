package dev.sluice.engine.check;

import static dev.sluice.engine.check.CheckedFlows.flow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.engine.problem.Problem;
import dev.sluice.engine.problem.Problem.Severity;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;

class FunctionRulesTest {
    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            delimiter = '|',
            value = {
                "'memoryMb':127 | value.range",
                "'memoryMb':10241 | value.range",
                "'timeoutSeconds':0 | value.range",
                "'timeoutSeconds':901 | value.range",
                "'concurrency':0 | value.range",
                "'network':'some' | value.unknown",
                "'cpu':'2' | value.unknown",
                "'architecture':'mips' | value.unknown",
                "'image':'a b' | function.image",
                "'packages':['python3-pil=1.2'] | function.package",
                "'packages':['-o'] | function.package",
                "'environment':{'A-B':'1'} | environment.name",
                "'environment':{'A':{'secret':' '}} | environment.secret",
                "'environment':{'A':'AKIAIOSFODNN7EXAMPLE'} | secret.in-file",
                "'environment':{'DB_PASSWORD':'hunter2'} | secret.in-file",
                "'environment':{'API_KEY':'8f14e45fceea167a5a36'} | secret.in-file",
                "'environment':{'DB':'postgres://me:hunter2@db/x'} | secret.in-file",
            })
    void checksFunctions(String field, String code) {
        var flow =
                FlowTexts.flow(
                        "'triggers': {'t': {'type': 'manual', 'next': ['a']}},'steps': {'a':"
                                + " {'type': 'function', 'function': 'f'}}, 'functions': {'f':"
                                + " {'runtime': 'python3.13', 'handler': 'index.handler', 'code':"
                                + " 'functions/f', "
                                + field
                                + "}}");

        assertThat(Checks.check(flow)).extracting(Problem::code).containsExactly(code);
    }

    @ParameterizedTest
    @CsvSource({
        "shop.Orders::handleRequest, true",
        "Orders, true",
        "shop.Orders$Inner::run, true",
        "shop.Orders::, false",
        "shop/Orders, false",
        "shop.Orders:run, false"
    })
    void takesJavaHandlersAsTheCloudsWriteThem(String handler, boolean right) {
        var flow =
                FlowTexts.flow(
                        "'triggers': {'t': {'type': 'manual', 'next': ['a']}},'steps': {'a':"
                                + " {'type': 'function', 'function': 'f'}}, 'functions': {'f':"
                                + " {'runtime': 'java21', 'handler': '"
                                + handler
                                + "', 'code': 'functions/f'}}");

        assertThat(Checks.check(flow))
                .extracting(Problem::code)
                .isEqualTo(right ? List.of() : List.of("function.handler"));
    }

    @ParameterizedTest
    @CsvSource({
        "../f",
        "/etc",
        "functions/../../f",
        "C:/x",
        "functions\\f",
        "~/f",
        "a/../../b",
        "..",
    })
    void aCodeFolderStaysInsideTheFlow(String code) {
        assertThat(FunctionRules.leavesTheFolder(code)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"functions/f", "./f", "f/../g", "a/b/../../c", ".", "functions/f/"})
    void aCodeFolderMayBeAnyFolderInsideTheFlow(String code) {
        assertThat(FunctionRules.leavesTheFolder(code)).isFalse();
    }

    @Test
    void aFunctionNobodyCallsIsAWarningWithARepair() {
        Problem problem = Checks.check(flow("'a': {'type':'succeed'}")).getFirst();

        assertThat(problem.code()).isEqualTo("function.unused");
        assertThat(problem.severity()).isEqualTo(Severity.WARNING);
        assertThat(problem.fix()).isEqualTo(new Problem.Fix.RemoveElement("f"));
    }
}
