package dev.sluice.engine.check.schedule;

import com.cronutils.model.Cron;
import com.cronutils.model.CronType;
import com.cronutils.model.definition.CronDefinition;
import com.cronutils.model.definition.CronDefinitionBuilder;
import com.cronutils.model.field.CronFieldName;
import com.cronutils.parser.CronParser;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.Optional;

/// Whose cron syntax a text is written in.
public enum CronDialect {
    /// Five fields; a day must match the day of month or the weekday where both are restricted.
    UNIX("unix", "minute hour day-of-month month weekday (0 is Sunday), for example 5 0 * * *"),
    /// Six or seven fields, seconds first; weekday 1 is Sunday.
    QUARTZ(
            "quartz",
            "second minute hour day-of-month month weekday (1 is Sunday) [year], one of the days ?,"
                    + " for example 0 5 0 * * ?"),
    /// Six fields, year last, one of the days `?`; weekday 1 is Sunday.
    AWS(
            "aws",
            "minute hour day-of-month month weekday (1 is Sunday) year, one of the days ?, for"
                    + " example 5 0 * * ? *"),
    /// Six fields, seconds first; weekday 0 is Sunday. `CRON_TZ=` may name the time zone.
    FC(
            "fc",
            "second minute hour day-of-month month weekday (0 is Sunday), for example 0 5 0 * * *");

    private final String label;
    private final String fields;

    CronDialect(String label, String fields) {
        this.label = label;
        this.fields = fields;
    }

    private CronDefinition definition() {
        return switch (this) {
            case UNIX -> CronDefinitionBuilder.instanceDefinitionFor(CronType.UNIX);
            case QUARTZ -> CronDefinitionBuilder.instanceDefinitionFor(CronType.QUARTZ);
            case AWS -> aws();
            case FC -> fc();
        };
    }

    private static CronDefinition aws() {
        return CronDefinitionBuilder.defineCron()
                .withMinutes()
                .withValidRange(0, 59)
                .withStrictRange()
                .and()
                .withHours()
                .withValidRange(0, 23)
                .withStrictRange()
                .and()
                .withDayOfMonth()
                .withValidRange(1, 31)
                .supportsL()
                .supportsW()
                .supportsQuestionMark()
                .and()
                .withMonth()
                .withValidRange(1, 12)
                .withStrictRange()
                .and()
                .withDayOfWeek()
                .withValidRange(1, 7)
                .withMondayDoWValue(2)
                .supportsHash()
                .supportsL()
                .supportsQuestionMark()
                .and()
                .withYear()
                .withValidRange(1970, 2199)
                .withStrictRange()
                .and()
                .withCronValidation(
                        new com.cronutils.model.definition.CronConstraint(
                                "one of day-of-month and weekday must be ?") {
                            private static final long serialVersionUID = 1L;

                            @Override
                            public boolean validate(Cron cron) {
                                return isAny(cron, CronFieldName.DAY_OF_MONTH)
                                        != isAny(cron, CronFieldName.DAY_OF_WEEK);
                            }
                        })
                .instance();
    }

    private static boolean isAny(Cron cron, CronFieldName field) {
        var value = cron.retrieveFieldsAsMap().get(field);
        return value != null && value.getExpression().asString().equals("?");
    }

    private static CronDefinition fc() {
        return CronDefinitionBuilder.defineCron()
                .withSeconds()
                .withValidRange(0, 59)
                .withStrictRange()
                .and()
                .withMinutes()
                .withValidRange(0, 59)
                .withStrictRange()
                .and()
                .withHours()
                .withValidRange(0, 23)
                .withStrictRange()
                .and()
                .withDayOfMonth()
                .withValidRange(1, 31)
                .supportsQuestionMark()
                .and()
                .withMonth()
                .withValidRange(1, 12)
                .withStrictRange()
                .and()
                .withDayOfWeek()
                .withValidRange(0, 7)
                .withMondayDoWValue(1)
                .withIntMapping(7, 0)
                .supportsQuestionMark()
                .and()
                .instance();
    }

    /// The dialect of that name; `null` names unix.
    static Optional<CronDialect> named(@Nullable String name) {
        return name == null
                ? Optional.of(UNIX)
                : Arrays.stream(values()).filter(d -> d.label.equals(name)).findFirst();
    }

    /// As written in a flow file.
    public String label() {
        return label;
    }

    /// What to write, for a hint.
    String example() {
        return "Write " + fields + ".";
    }

    /// The fields without the `cron(…)` that AWS puts around them.
    String unwrapped(String text) {
        String fields = text.strip();
        return this == AWS && fields.startsWith("cron(") && fields.endsWith(")")
                ? fields.substring("cron(".length(), fields.length() - 1).strip()
                : fields;
    }

    /// @throws IllegalArgumentException where the text is not of this dialect
    Cron parse(String text) {
        return new CronParser(definition()).parse(text).validate();
    }
}
