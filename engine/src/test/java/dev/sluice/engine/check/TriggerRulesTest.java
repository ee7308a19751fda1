package dev.sluice.engine.check;

import static dev.sluice.engine.check.CheckedFlows.check;
import static dev.sluice.engine.check.CheckedFlows.flow;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;

class TriggerRulesTest {
    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            delimiter = '|',
            nullValues = "-",
            value = {
                "'type':'http','path':'/a/{id}' | -",
                "'type':'http','path':'/' | -",
                "'type':'http','path':'a' | error http.path /triggers/t/path",
                "'type':'http','path':'/a/' | error http.path /triggers/t/path",
                "'type':'http','path':'/a//b' | error http.path /triggers/t/path",
                "'type':'http','path':'/a/x{id}' | error http.path /triggers/t/path",
                "'type':'http','path':'/{id}/{id}' | error http.same-parameter /triggers/t/path",
                "'type':'http','path':'/a?b=1' | error http.path /triggers/t/path",
                "'type':'http','path':'/a','method':'get' | error value.unknown /triggers/t/method",
                "'type':'http','path':'/a','answer':'later' | error value.unknown"
                        + " /triggers/t/answer",
                "'type':'http','path':'/a','limitSeconds':0 | error value.range"
                        + " /triggers/t/limitSeconds",
                "'type':'timer','cron':'5 0 * * *','timeZone':'Europe/Berlin' | -",
                "'type':'timer','rate':'5 minutes' | -",
                "'type':'timer' | error timer.schedule /triggers/t",
                "'type':'timer','cron':'61 0 * * *' | error timer.schedule /triggers/t/cron",
                "'type':'timer','cron':'5 0 * * *','timeZone':'Mars' | error timer.schedule"
                        + " /triggers/t/timeZone",
                "'type':'timer','rate':'5 parsecs' | error timer.schedule /triggers/t/rate",
                "'type':'timer','rate':'1 day','timeZone':'UTC' | warning timer.no-effect"
                        + " /triggers/t/timeZone",
                "'type':'timer','rate':'1 day','missed':'all' | error value.unknown"
                        + " /triggers/t/missed",
                "'type':'object','bucket':'bucket','on':['created'] | -",
                "'type':'object','bucket':'queue','on':['created'] | error resource.other-kind"
                        + " /triggers/t/bucket",
                "'type':'object','bucket':'bucket' | error object.no-event /triggers/t/on",
                "'type':'object','bucket':'bucket','on':['moved'] | error value.unknown"
                        + " /triggers/t/on",
                "'type':'queue','queue':'queue','deadLetter':'queue' | error queue.own-dead-letter"
                        + " /triggers/t/deadLetter",
                "'type':'queue','queue':'queue','batchSize':0 | error value.range"
                        + " /triggers/t/batchSize",
                "'type':'topic','topic':'bucket' | error resource.other-kind /triggers/t/topic",
                "'type':'webhook','secret':'s' | -",
                "'type':'webhook' | warning webhook.unsigned /triggers/t",
                "'type':'webhook','provider':'gitlab','secret':'s' | error value.unknown"
                        + " /triggers/t/provider",
                "'type':'manual','input':'{% ( %}' | error expression.syntax /triggers/t/input",
            })
    void checksTriggers(String trigger, String problem) {
        var flow =
                FlowTexts.flow(
                        "'triggers': {'t': {"
                                + trigger
                                + ",'next':['a']}}, 'steps': {'a': {'type':'succeed'}}"
                                + CheckedFlows.REST);

        assertThat(check(flow))
                .isEqualTo(problem == null ? List.of() : List.of(problem.toLowerCase()));
    }

    @Test
    void twoTriggersCannotAnswerTheSameRequests() {
        var flow =
                FlowTexts.flow(
                        "'triggers': {'t': {'type':'http','path':'/a/{x}','next':['a']},"
                                + " 'u': {'type':'http','path':'/a/{y}','next':['a']}},"
                                + " 'steps': {'a': {'type':'succeed'}}");

        assertThat(check(flow)).containsExactly("error http.same-route /triggers/u/path");
    }
}
