package dev.sluice.engine.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.engine.check.Problem.Severity;
import dev.sluice.engine.model.Flow;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

class ChecksTest {
    /// Beside the steps of a test: one of each thing a step may name.
    private static final String REST =
            """
            , 'functions': {'f': {'runtime': 'python3.13', 'handler': 'index.handler', 'code': 'functions/f'}},
            'resources': {'bucket': {'type': 'bucket'}, 'queue': {'type': 'queue'}, 'topic': {'type': 'topic'}}
            """;

    private static Flow flow(String steps) {
        return FlowTexts.flow(
                "'triggers': {'start': {'type': 'manual', 'next': ['a']}}, 'steps': {"
                        + steps
                        + "}"
                        + REST);
    }

    private static List<String> found(List<Problem> problems) {
        return problems.stream()
                .filter(p -> !p.code().equals("function.unused"))
                .map(p -> (p.severity() + " " + p.code() + " " + p.place()).toLowerCase())
                .toList();
    }

    private static List<String> check(Flow flow) {
        return found(Checks.check(flow));
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            delimiter = '|',
            value = {
                "{'Variable':'$.n','NumericLessThan':1} | ",
                "{'Comment':'c','And':[{'Variable':'$.n','IsPresent':true},{'Not':{'Variable':'$$.a','IsNull':true}}]}"
                    + " | ",
                "{'Variable':'$x.y','StringEqualsPath':'$.z'} | ",
                "'{% true %}' | error choice.no-condition /when",
                "{} | error comparison.operators /when",
                "{'Variable':'$.n'} | error comparison.operators /when",
                "{'Variable':'$.n','IsNull':true,'IsPresent':true} | error comparison.operators"
                        + " /when",
                "{'IsNull':true} | error comparison.variable /when",
                "{'Variable':'n','IsNull':true} | error jsonpath.syntax /when/Variable",
                "{'Variable':'$.n','NumericLesThan':1} | error comparison.unknown"
                        + " /when/NumericLesThan",
                "{'Variable':'$.n','NumericEquals':'1'} | error comparison.operand"
                        + " /when/NumericEquals",
                "{'Variable':'$.n','TimestampEquals':'noon'} | error comparison.operand"
                        + " /when/TimestampEquals",
                "{'Variable':'$.n','IsString':'yes'} | error comparison.operand /when/IsString",
                "{'Variable':'$.n','StringEqualsPath':'n'} | error jsonpath.syntax"
                        + " /when/StringEqualsPath",
                "{'And':[]} | error comparison.list /when/And",
                "{'Or':[{'Variable':'$.n','IsNull':1}]} | error comparison.operand"
                        + " /when/Or/0/IsNull",
                "{'Not':{'Variable':'$.n','IsNul':1}} | error comparison.unknown /when/Not/IsNul",
            })
    void readsComparisonObjects(String when, String problem) {
        String steps =
                "'a': {'type':'choice','language':'JSONPath','otherwise':[],'rules':[{'when':"
                        + when
                        + "}]}";

        assertThat(
                        Checks.check(flow(steps)).stream()
                                .filter(p -> !p.code().equals("function.unused")))
                .extracting(
                        p ->
                                (p.severity().name().toLowerCase(Locale.ROOT)
                                        + " "
                                        + p.code()
                                        + " "
                                        + p.place().replace("/steps/a/rules/0", "")))
                .containsExactlyElementsOf(problem == null ? List.of() : List.of(problem));
    }

    @Test
    void namesTheOperatorThatAMistypedOneMayBe() {
        var problems =
                Checks.check(
                        flow(
                                "'a': {'type':'choice','language':'JSONPath','otherwise':[],"
                                    + "'rules':[{'when':{'Variable':'$.n','NumericLesThan':1}}]}"));

        assertThat(problems)
                .extracting(Problem::hint)
                .contains("Did you mean \"NumericLessThan\"? ");
    }

    @Test
    void findsNothingWrongWithAProperStepInJsonPath() {
        var flow =
                flow(
                        """
                        'a': {'type': 'function', 'function': 'f', 'language': 'JSONPath', 'inputPath': '$.order',
                              'parameters': {'id.$': '$.id', 'who.$': 'States.Format(\\u0027{}\\u0027, $who)', 'n': [1]},
                              'resultSelector': {'x.$': '$.y[*]'}, 'resultPath': null, 'outputPath': '$$.Execution.Input',
                              'timeoutSeconds': '$.limit', 'assign': {'all.$': '$'},
                              'catch': [{'errors': ['States.ALL'], 'resultPath': '$.e[0]', 'next': ['b']}],
                              'next': ['b']},
                        'b': {'type': 'map', 'language': 'JSONPath', 'items': '$.list', 'itemSelector': {'v.$': '$$.Map.Item.Value'},
                              'start': ['c'], 'steps': {'c': {'type': 'fail', 'language': 'JSONPath', 'error': '$.e', 'cause': 'why'}}}
                        """);

        assertThat(check(flow)).isEmpty();
    }

    @Test
    void theFlowOfTheManualHasNoProblem() {
        var flow =
                FlowTexts.flow(
                        """
                        'targets': ['aws', 'alibaba'],
                        'triggers': {'uploaded': {'type': 'object', 'bucket': 'photos', 'on': ['created'],
                                     'suffix': '.jpg', 'next': ['validate']}},
                        'steps': {
                          'validate': {'type': 'function', 'function': 'validate', 'next': ['thumbnail', 'metadata'],
                             'retry': [{'errors': ['Lambda.TooManyRequestsException'], 'intervalSeconds': 1,
                                        'maxAttempts': 3, 'backoffRate': 2.0, 'jitter': 'full'}],
                             'catch': [{'errors': ['States.ALL'], 'next': ['reject']}]},
                          'thumbnail': {'type': 'function', 'function': 'validate', 'next': ['both']},
                          'metadata': {'type': 'function', 'function': 'validate', 'next': ['both']},
                          'both': {'type': 'join', 'output': {'t': '{% $states.input[0].key %}'}, 'next': ['done']},
                          'done': {'type': 'succeed'},
                          'reject': {'type': 'fail', 'error': 'BadPhoto',
                                     'cause': '{% $parse($states.input.Cause).errorMessage %}'}},
                        'functions': {'validate': {'runtime': 'python3.13', 'handler': 'index.handler',
                           'code': 'functions/validate', 'memoryMb': 256, 'timeoutSeconds': 10,
                           'environment': {'MIN_SIDE': '64', 'API_KEY': {'secret': 'photo-api-key'}}}},
                        'resources': {'photos': {'type': 'bucket'}}
                        """);

        assertThat(Checks.check(flow)).isEmpty();
    }

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
                                + REST);

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

    @ParameterizedTest
    @CsvSource({
        "KEY_COLUMN,customer-id-2024-x",
        "TOKEN_COUNT,1000",
        "API_KEY,short",
        "SITE,https://example.com",
        "LOG_URL,https://example.com/a?b=c",
        "SIDES,'640,320,160'",
        "PASSWORD,''",
    })
    void ordinaryValuesAreNotTakenForSecrets(String name, String value) {
        assertThat(SecretShapes.kind(name, value)).isEmpty();
    }

    @Test
    void stepsAndTriggersShareOneSetOfIds() {
        assertThat(check(flow("'a': {'type':'succeed'}, 'start': {'type':'succeed'}")))
                .contains("error id.twice /steps/start");
        assertThat(check(flow("'a': {'type':'succeed'}, 'f': {'type':'succeed'}")))
                .noneMatch(problem -> problem.contains("id.twice"));
    }

    @Test
    void aFunctionNobodyCallsIsAWarningWithARepair() {
        Problem problem = Checks.check(flow("'a': {'type':'succeed'}")).getFirst();

        assertThat(problem.code()).isEqualTo("function.unused");
        assertThat(problem.severity()).isEqualTo(Severity.WARNING);
        assertThat(problem.fix()).isEqualTo(new Problem.Fix.RemoveElement("f"));
    }

    @Test
    void limitsOfAwsCountWhereAwsIsATarget() {
        String text =
                "'targets': [%s], 'triggers': {'t': {'type':'timer','rate':'10"
                    + " seconds','next':['a']}, 'h':"
                    + " {'type':'http','path':'/','limitSeconds':60,'next':['a']}}, 'steps': {'a':"
                    + " {'type':'function','function':'f'}}, 'functions': {'f': {'runtime':"
                    + " 'python3.13', 'handler': 'index.handler', 'code': 'f', 'environment':"
                    + " {'AWS_REGION': 'x'}}}";

        assertThat(check(FlowTexts.flow(text.formatted("'aws'"))))
                .containsExactlyInAnyOrder(
                        "error aws.rate /triggers/t/rate",
                        "warning aws.answer-limit /triggers/h/limitseconds",
                        "error aws.reserved-variable /functions/f/environment/aws_region");
        Flow elsewhere = FlowTexts.flow(text.formatted("'argo'"));
        assertThat(Checks.check(elsewhere)).isEmpty();
        assertThat(Checks.check(elsewhere, "aws")).hasSize(3);
    }

    @Test
    void sayWhenADefinitionIsTooLargeForStepFunctions() {
        var flow =
                FlowTexts.flow(
                        "'targets': ['aws'], 'triggers': {'t': {'type':'manual','next':['a']}},"
                                + " 'steps': {'a': {'type':'transform','output':'"
                                + "x".repeat(1 << 20)
                                + "'}}");

        assertThat(check(flow)).containsExactly("error aws.definition-size /steps");
    }

    @Test
    void theFlowItselfIsChecked() {
        var flow =
                FlowTexts.flow(
                        "'targets': ['aws', 'asw', 'aws'], 'timeoutSeconds': 0, 'maxSteps': 0,"
                                + " 'parameters': {'dev': 1}");

        assertThat(check(flow))
                .containsExactly(
                        "warning flow.unknown-target /targets/1",
                        "warning flow.same-target-twice /targets/2",
                        "error value.range /timeoutseconds",
                        "error value.range /maxsteps",
                        "error parameters.not-an-object /parameters/dev",
                        "warning flow.no-trigger ");
    }

    @Test
    void everyProblemIsASentenceThatSaysSomething() {
        var flow =
                flow(
                        "'a': {'type':'choice','rules':[{'when':'x','next':['b','b','zz']}]},'b':"
                                + " {'type':'wait','input':1},'c':"
                                + " {'type':'function','function':'ff','retry':[{'errors':[]}]}");

        assertThat(Checks.check(flow))
                .hasSizeGreaterThan(6)
                .allSatisfy(
                        problem -> {
                            assertThat(problem.message()).matches("[A-Z\"].*\\.");
                            assertThat(problem.hint()).matches("|[A-Z\"].*[.\\]}a-z]");
                        });
    }

    @Test
    void aFlowWithOnlyWarningsMayRun() {
        assertThat(Checks.isRunnable(Checks.check(flow("'a': {'type':'succeed'}")))).isTrue();
        assertThat(Checks.isRunnable(Checks.check(flow("'a': {'type':'wait'}")))).isFalse();
    }

    @Test
    void aLongChainIsCheckedWithoutRecursion() {
        String steps =
                IntStream.range(0, 20_000)
                        .mapToObj(
                                i ->
                                        "'%s': {'type':'transform','next':[%s]}"
                                                .formatted(
                                                        i == 0 ? "a" : "s" + i,
                                                        i == 19_999 ? "" : "'s" + (i + 1) + "'"))
                        .collect(Collectors.joining(","));

        assertThat(check(flow(steps))).isEmpty();
    }
}
