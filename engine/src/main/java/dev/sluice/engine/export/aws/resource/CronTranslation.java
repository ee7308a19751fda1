package dev.sluice.engine.export.aws.resource;

import dev.sluice.engine.model.Trigger;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// What a timer is in EventBridge Scheduler: one or several expressions that together fire at the
/// timer's times, or the reason why there are none.
///
/// @param expressions for example `cron(5 0 * * ? *)`; empty where there is none
/// @param zone the time zone they are in
/// @param differs where they differ from the timer; `null` where they do not
record CronTranslation(List<String> expressions, String zone, @Nullable String differs) {
    private static final Pattern RATE =
            Pattern.compile("([0-9]+) (second|minute|hour|day)s?|@every ([0-9]+)([smh])");
    private static final List<String> WEEKDAYS =
            List.of("SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT");

    static CronTranslation of(Trigger.Timer timer) {
        String zone = timer.timeZone() == null ? "UTC" : timer.timeZone();
        String rate = timer.rate();
        if (rate != null) {
            return rate(rate, zone);
        }
        String cron = timer.cron() == null ? "" : timer.cron().strip();
        if (cron.startsWith("CRON_TZ=") && cron.contains(" ")) {
            zone = cron.substring("CRON_TZ=".length(), cron.indexOf(' '));
            cron = cron.substring(cron.indexOf(' ') + 1).strip();
        }
        if (cron.startsWith("cron(") && cron.endsWith(")")) {
            cron = cron.substring(5, cron.length() - 1);
        }
        if (cron.startsWith("@every ")) {
            return rate(cron, zone);
        }
        String[] fields = cron.split("\\s+");
        String dialect = timer.dialect() == null ? "unix" : timer.dialect();
        return switch (dialect) {
            case "aws" -> new CronTranslation(List.of("cron(" + cron + ")"), zone, null);
            case "quartz" -> quartz(fields, zone);
            case "fc" -> fields.length == 6 ? fc(fields, zone) : none(zone, cron);
            default -> fields.length == 5 ? unix(fields, zone) : none(zone, cron);
        };
    }

    private static CronTranslation none(String zone, String what) {
        return new CronTranslation(
                List.of(), zone, "\"" + what + "\" has no counterpart in EventBridge Scheduler");
    }

    private static CronTranslation rate(String text, String zone) {
        Matcher rate = RATE.matcher(text);
        if (!rate.matches()) {
            return none(zone, text);
        }
        String unit = rate.group(2) == null ? rate.group(4) : rate.group(2).substring(0, 1);
        long count = Long.parseLong(rate.group(1) == null ? rate.group(3) : rate.group(1));
        long seconds =
                switch (unit) {
                    case "s" -> count;
                    case "m" -> count * 60;
                    case "h" -> count * 3600;
                    default -> count * 86_400;
                };
        if (seconds % 60 != 0 || seconds == 0) {
            return none(zone, text);
        }
        return new CronTranslation(List.of(rate(seconds / 60)), zone, null);
    }

    private static String rate(long minutes) {
        if (minutes % 1440 == 0) {
            return rate(minutes / 1440, "day");
        }
        return minutes % 60 == 0 ? rate(minutes / 60, "hour") : rate(minutes, "minute");
    }

    private static String rate(long count, String unit) {
        return "rate(" + count + " " + unit + (count == 1 ? "" : "s") + ")";
    }

    private static CronTranslation quartz(String[] fields, String zone) {
        if (fields.length < 6 || fields.length > 7 || !isZero(fields[0])) {
            return none(zone, String.join(" ", fields));
        }
        String year = fields.length == 7 ? fields[6] : "*";
        String day = fields[3];
        String weekday = fields[5];
        if (day.equals("*") && weekday.equals("*")) {
            weekday = "?";
        } else if (day.equals("*") && !weekday.equals("?")) {
            day = "?";
        } else if (weekday.equals("*") && !day.equals("?")) {
            weekday = "?";
        }
        return new CronTranslation(
                List.of(
                        cron(
                                plain(fields[1], 0, 59),
                                plain(fields[2], 0, 23),
                                day,
                                plain(fields[4], 1, 12),
                                weekday,
                                year)),
                zone,
                null);
    }

    private static CronTranslation fc(String[] fields, String zone) {
        if (!isZero(fields[0])) {
            return none(zone, String.join(" ", fields));
        }
        String[] rest = new String[5];
        System.arraycopy(fields, 1, rest, 0, 5);
        return unix(rest, zone);
    }

    private static boolean isZero(String seconds) {
        return seconds.equals("0") || seconds.equals("00");
    }

    /// Both day fields restricted means one of them must hold, which takes two expressions.
    private static CronTranslation unix(String[] fields, String zone) {
        try {
            String minute = plain(fields[0], 0, 59);
            String hour = plain(fields[1], 0, 23);
            String day = plain(fields[2], 1, 31);
            String month = plain(fields[3], 1, 12);
            String weekday = weekdays(fields[4]);
            List<String> all = new ArrayList<>();
            if (weekday.equals("*") || !day.equals("*")) {
                all.add(cron(minute, hour, day, month, "?", "*"));
            }
            if (!weekday.equals("*")) {
                all.add(cron(minute, hour, "?", month, weekday, "*"));
            }
            String differs =
                    all.size() == 1
                            ? null
                            : "Two schedules, one for each of the restricted day fields: where"
                                    + " both hold on the same day, it fires twice";
            return new CronTranslation(all, zone, differs);
        } catch (NumberFormatException e) {
            return none(zone, String.join(" ", fields));
        }
    }

    private static String cron(String... fields) {
        return "cron(" + String.join(" ", fields) + ")";
    }

    /// A field without steps over ranges, which the target does not document.
    private static String plain(String field, int least, int most) {
        if (field.equals("?")) {
            return "*";
        }
        return java.util.Arrays.stream(field.split(",", -1))
                .map(part -> part.contains("/") ? stepped(part, least, most) : part)
                .collect(Collectors.joining(","));
    }

    private static String stepped(String part, int least, int most) {
        String[] range = part.split("/", -1);
        int step = Integer.parseInt(range[1]);
        if (range[0].equals("*")) {
            return least + "/" + step;
        }
        if (!range[0].contains("-")) {
            return range[0] + "/" + step;
        }
        String[] ends = range[0].split("-", -1);
        return IntStream.rangeClosed(Integer.parseInt(ends[0]), Integer.parseInt(ends[1]))
                .filter(n -> (n - Integer.parseInt(ends[0])) % step == 0)
                .filter(n -> n <= most)
                .mapToObj(Integer::toString)
                .collect(Collectors.joining(","));
    }

    /// Sunday is 0 or 7 here and 1 there. Days are spelled out, neighbours as a range.
    private static String weekdays(String field) {
        var days = new TreeSet<Integer>();
        for (String part : field.split(",", -1)) {
            String[] range = part.split("/", -1);
            int step = range.length == 2 ? Integer.parseInt(range[1]) : 1;
            int from = 0;
            int to = 6;
            if (!range[0].equals("*") && !range[0].equals("?")) {
                String[] ends = range[0].split("-", -1);
                from = weekday(ends[0]);
                to = ends.length == 2 ? weekday(ends[1]) : range.length == 2 ? 6 : from;
                to = to < from ? to + 7 : to;
            }
            for (int day = from; day <= to; day += step) {
                days.add(day % 7 + 1);
            }
        }
        if (days.size() == 7) {
            return "*";
        }
        boolean row = days.size() > 2 && days.getLast() - days.getFirst() == days.size() - 1;
        return row
                ? days.getFirst() + "-" + days.getLast()
                : days.stream().map(String::valueOf).collect(Collectors.joining(","));
    }

    private static int weekday(String day) {
        int named = WEEKDAYS.indexOf(day.toUpperCase(Locale.ROOT));
        return named >= 0 ? named : Integer.parseInt(day);
    }
}
