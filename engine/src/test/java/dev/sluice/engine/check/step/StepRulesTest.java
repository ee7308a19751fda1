package dev.sluice.engine.check.step;

import static dev.sluice.engine.check.CheckedFlows.check;
import static dev.sluice.engine.check.CheckedFlows.flow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.engine.check.Checks;
import dev.sluice.engine.problem.Problem;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;

class StepRulesTest {
    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            delimiter = '|',
            value = {
                // wires
                "'a': {'type':'transform','next':['b']} | error wire.dangling /steps/a/next/0",
                "'a': {'type':'transform','next':['start']} | error wire.into-trigger"
                        + " /steps/a/next/0",
                "'a': {'type':'transform','next':['b','b']},'b':{'type':'succeed'} | error"
                        + " wire.twice /steps/a/next/1",
                "'a': {'type':'transform','next':['a']} | warning wire.endless /steps/a/next/0",
                "'a': {'type':'succeed'}, 'b': {'type':'succeed'} | warning step.unreachable"
                        + " /steps/b",
                "'a': {'type':'group','start':[],'steps':{}} | error box.no-start /steps/a/start",
                "'a': {'type':'group','start':['x'],'steps':{'x':{'type':'transform','next':['b']}},'next':['b']},'b':{'type':'succeed'}"
                    + " | error wire.crosses-box /steps/a/steps/x/next/0",
                "'a': {'type':'group','start':['x'],'steps':{'x':{'type':'succeed'}},'next':['x']}"
                        + " | error wire.crosses-box /steps/a/next/0",
                // ids
                "'a': {'type':'group','start':['x'],'steps':{'x':{'type':'succeed'}},'next':['x2']},'x2':{'type':'group','start':['x'],'steps':{'x':{'type':'succeed'}}}"
                    + " | error id.twice /steps/x2/steps/x",
                // kinds
                "'a': {'type':'function','function':'g'} | error function.unknown"
                        + " /steps/a/function",
                "'a': {'type':'function','function':'{% $x %}'} | error expression.not-here"
                        + " /steps/a/function",
                "'a': {'type':'choice','otherwise':[]} | error choice.no-rules /steps/a/rules",
                "'a': {'type':'choice','rules':[{'when':'{% true %}'}]} | warning"
                        + " choice.no-otherwise /steps/a",
                "'a': {'type':'choice','rules':[{'when':'n > 1'}],'otherwise':[]} | error"
                        + " choice.no-condition /steps/a/rules/0/when",
                "'a': {'type':'wait'} | error wait.how-long /steps/a",
                "'a': {'type':'wait','seconds':1,'timestamp':'2030-01-01T00:00:00Z'} | error"
                        + " wait.how-long /steps/a",
                "'a': {'type':'wait','seconds':-1} | error value.range /steps/a/seconds",
                "'a': {'type':'wait','seconds':'5'} | error value.no-number /steps/a/seconds",
                "'a': {'type':'wait','timestamp':'tomorrow'} | error wait.timestamp"
                        + " /steps/a/timestamp",
                "'a': {'type':'fail','error':1} | error value.no-text /steps/a/error",
                "'a': {'type':'fail','output':1} | error data.nothing-after-fail /steps/a",
                // kinds that are known only
                "'a': {'type':'publish','topic':'topic'} | warning step.not-yet /steps/a/type",
                // maps
                "'a': {'type':'map','items':'x','start':['x'],'steps':{'x':{'type':'succeed'}}} |"
                        + " error map.items /steps/a/items",
                "'a': {'type':'map','toleratedFailurePercentage':101,'start':['x'],'steps':{'x':{'type':'succeed'}}}"
                    + " | error value.range /steps/a/toleratedFailurePercentage",
                // data
                "'a': {'type':'transform','input':1} | error data.no-input /steps/a/input",
                "'a': {'type':'transform','output':'{% 1 + %}'} | error expression.syntax"
                        + " /steps/a/output",
                "'a': {'type':'transform','output':{'x':[1,'{% ( %}']}} | error expression.syntax"
                        + " /steps/a/output/x/1",
                "'a': {'type':'transform','output':'Hello {% $x %}'} | warning expression.not-whole"
                        + " /steps/a/output",
                "'a': {'type':'transform','resultPath':'$.x'} | error data.other-language"
                        + " /steps/a/resultPath",
                "'a': {'type':'function','function':'f','catch':[{'errors':['X'],'resultPath':'$.e'}]}"
                    + " | error data.other-language /steps/a/catch/0/resultPath",
                // JSONPath
                "'a': {'type':'transform','language':'JSONPath','output':1} | error"
                        + " data.other-language /steps/a/output",
                "'a': {'type':'transform','language':'JSONPath','inputPath':'a'} | error"
                        + " jsonpath.syntax /steps/a/inputPath",
                "'a': {'type':'transform','language':'JSONPath','outputPath':7} | error"
                        + " jsonpath.path /steps/a/outputPath",
                "'a': {'type':'transform','language':'JSONPath','resultPath':'$..x'} | error"
                        + " jsonpath.place /steps/a/resultPath",
                "'a': {'type':'transform','language':'JSONPath','resultPath':'$x'} | error"
                        + " jsonpath.place /steps/a/resultPath",
                "'a': {'type':'transform','language':'JSONPath','resultPath':false} | error"
                        + " jsonpath.path /steps/a/resultPath",
                "'a': {'type':'transform','language':'JSONPath','resultSelector':{}} | error"
                        + " jsonpath.no-field /steps/a/resultSelector",
                "'a': {'type':'transform','language':'JSONPath','parameters':{'l':[{'x.$':'$.['}]}}"
                        + " | error jsonpath.syntax /steps/a/parameters/l/0/x.$",
                "'a': {'type':'transform','language':'JSONPath','parameters':{'x.$':'States.Formt()'}}"
                    + " | error jsonpath.syntax /steps/a/parameters/x.$",
                "'a': {'type':'transform','language':'JSONPath','parameters':{'x.$':1}} | error"
                        + " jsonpath.term /steps/a/parameters/x.$",
                "'a': {'type':'transform','language':'JSONPath','parameters':{'x':1,'x.$':'$'}} |"
                        + " error jsonpath.twice /steps/a/parameters/x.$",
                "'a': {'type':'transform','language':'JSONPath','parameters':{'x':'{% 1 %}'}} |"
                        + " warning data.other-language /steps/a/parameters/x",
                "'a': {'type':'transform','language':'JSONPath','assign':{'x.$':'$y.'}} | error"
                        + " jsonpath.syntax /steps/a/assign/x.$",
                "'a': {'type':'transform','language':'JSONPath','assign':{'1x.$':'$y'}} | error"
                        + " variable.name /steps/a/assign/1x.$",
                "'a': {'type':'wait','language':'JSONPath','seconds':'{% 1 %}'} | error"
                        + " value.no-number /steps/a/seconds",
                "'a': {'type':'wait','language':'JSONPath','seconds':'$.a['} | error"
                        + " jsonpath.syntax /steps/a/seconds",
                "'a': {'type':'wait','language':'JSONPath','seconds':1,'resultPath':null} | error"
                        + " jsonpath.no-field /steps/a/resultPath",
                "'a': {'type':'fail','language':'JSONPath','cause':'$.50 short'} | warning"
                        + " jsonpath.text /steps/a/cause",
                "'a': {'type':'function','function':'f','language':'JSONPath',"
                        + "'catch':[{'errors':['X'],'resultPath':'e'}]} | error"
                        + " jsonpath.place /steps/a/catch/0/resultPath",
                "'a': {'type':'function','function':'f','language':'JSONPath',"
                        + "'catch':[{'errors':['X'],'output':1}]} | error"
                        + " data.other-language /steps/a/catch/0/output",
                // handling
                "'a': {'type':'function','function':'f','retry':[{'errors':[]}]} | error"
                        + " errors.none /steps/a/retry/0/errors",
                "'a': {'type':'function','function':'f','retry':[{'errors':['States.ALL','X']}]} |"
                        + " error errors.all-not-alone /steps/a/retry/0/errors",
                "'a': {'type':'function','function':'f','catch':[{'errors':['States.ALL']},{'errors':['X']}]}"
                    + " | error errors.all-not-alone /steps/a/catch/0/errors",
                "'a': {'type':'function','function':'f','catch':[{'errors':['States.Timeou']}]} |"
                        + " warning errors.unknown /steps/a/catch/0/errors/0",
                "'a': {'type':'function','function':'f','catch':[{'errors':['States.Runtime']}]} |"
                        + " warning errors.never /steps/a/catch/0/errors/0",
                "'a': {'type':'function','function':'f','catch':[{'errors':['X']},{'errors':['X']}]}"
                    + " | warning errors.again /steps/a/catch/1/errors/0",
                "'a': {'type':'function','function':'f','retry':[{'errors':['X'],'backoffRate':0.5}]}"
                    + " | error value.range /steps/a/retry/0/backoffRate",
                "'a': {'type':'function','function':'f','retry':[{'errors':['X'],'intervalSeconds':0}]}"
                    + " | error value.range /steps/a/retry/0/intervalSeconds",
                "'a': {'type':'function','function':'f','retry':[{'errors':['X'],'intervalSeconds':9,'maxDelaySeconds':9}]}"
                    + " | error retry.max-delay /steps/a/retry/0/maxDelaySeconds",
                "'a': {'type':'function','function':'f','retry':[{'errors':['X'],'jitter':'some'}]}"
                        + " | error value.unknown /steps/a/retry/0/jitter",
                "'a': {'type':'function','function':'f','timeoutSeconds':0} | error value.range"
                        + " /steps/a/timeoutSeconds",
                "'a': {'type':'function','function':'f','timeoutSeconds':5,'heartbeatSeconds':5} |"
                        + " error limits.heartbeat /steps/a/heartbeatSeconds",
                "'a': {'type':'function','function':'f','heartbeatSeconds':5} | warning"
                        + " limits.no-heartbeat /steps/a/heartbeatSeconds",
                // variables
                "'a': {'type':'transform','assign':{'$x':1}} | error variable.name"
                        + " /steps/a/assign/$x",
                "'a': {'type':'transform','assign':{'states':1}} | error variable.name"
                        + " /steps/a/assign/states",
                "'a': {'type':'transform','assign':{'v':1},'next':['g']},'g':{'type':'group','start':['x'],'steps':{'x':{'type':'transform','assign':{'v':2}}}}"
                    + " | error variable.outer /steps/g/steps/x/assign/v",
                "'a': {'type':'transform','assign':{'v':1},'next':['b','c']},'b':{'type':'transform','assign':{'v':1}},'c':{'type':'succeed'}"
                    + " | error variable.outer /steps/b/assign/v",
            })
    void findsOneProblem(String steps, String problem) {
        assertThat(check(flow(steps))).containsExactly(problem.toLowerCase());
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            delimiter = '|',
            value = {
                "'a': {'type':'transform','assign':{'v':1},'next':['b','c']},'b':{'type':'transform','assign':{'w':1}},'c':{'type':'transform','assign':{'w':1}}",
                "'a': {'type':'group','start':['x'],'steps':{'x':{'type':'transform','assign':{'w':1}}},'assign':{'v':1}}",
                "'a': {'type':'wait','seconds':'{% $n %}'}",
                "'a': {'type':'wait','timestamp':'2030-01-31T09:00:00+02:00'}",
                "'a': {'type':'function','function':'f','retry':[{'errors':['X']},{'errors':['States.ALL']}]}",
                "'a': {'type':'transform','output':'100 %'}",
                "'a': {'type':'choice','rules':[{'when':true,'next':['b']}],'otherwise':['b']},'b':{'type':'succeed'}",
            })
    void findsNothingWrongWith(String steps) {
        assertThat(check(flow(steps))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            delimiter = '|',
            value = {
                "'type':'publish' | publish.where",
                "'type':'publish','queue':'queue','topic':'topic' | publish.where",
                "'type':'publish','queue':'topic' | resource.other-kind",
                "'type':'publish','topic':'topik' | resource.unknown",
                "'type':'object','action':'list','bucket':'bucket','key':'k' | value.unknown",
                "'type':'object','action':'get','bucket':'bucket' | object.no-key",
                "'type':'callback','publish':{'queue':'topic'} | resource.other-kind",
            })
    void findsWhatIsWrongWithKindsThatCannotRunYetToo(String step, String code) {
        List<Problem> problems = Checks.check(flow("'a': {" + step + "}"));

        assertThat(problems).extracting(Problem::code).contains(code, "step.not-yet");
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            delimiter = '|',
            value = {
                "'type':'http' | http.no-url",
                "'type':'http','url':'ftp://x' | http.url",
                "'type':'http','url':'https://x','method':'FETCH' | value.unknown",
                "'type':'flow','flow':'/etc' | flow.path",
                "'type':'callback','function':'f','http':{'url':'https://x'} |"
                        + " callback.starts-several",
                "'type':'callback','http':{'method':'GET'} | http.no-url",
            })
    void findsWhatIsWrongWithCallsOut(String step, String code) {
        assertThat(Checks.check(flow("'a': {" + step + "}")))
                .extracting(Problem::code)
                .contains(code)
                .doesNotContain("step.not-yet");
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            delimiter = '|',
            value = {
                "'items':'x' | map.items",
                "'toleratedFailurePercentage':101 | value.range",
                "'itemReader':1 | map.item-reader",
                "'itemReader':{} | map.item-reader",
                "'itemReader':{'file':'a.csv','folder':'b'} | map.item-reader",
                "'itemReader':{'file':'a.csv','fromat':'csv'} | map.item-reader-field",
                "'itemReader':{'file':'a','format':'xml'} | value.unknown",
                "'itemReader':{'file':'a.csv','delimiter':';;'} | value.range",
                "'itemReader':{'file':'a.csv'},'items':[] | map.two-sources",
                "'itemBatcher':1 | map.item-batcher",
                "'itemBatcher':{} | map.item-batcher",
                "'itemBatcher':{'maxItems':0} | value.range",
                "'itemBatcher':{'maxItems':1,'size':2} | map.item-batcher-field",
            })
    void findsWhatIsWrongWithTheFieldsOfAMap(String field, String code) {
        List<Problem> problems =
                Checks.check(
                        flow(
                                "'a': {'type':'map',"
                                        + field
                                        + ",'start':['x'],'steps':{'x':{'type':'succeed'}}}"));

        assertThat(problems)
                .extracting(Problem::code)
                .contains(code)
                .doesNotContain("step.not-yet");
    }
}
