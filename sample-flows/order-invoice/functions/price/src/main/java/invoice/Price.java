package invoice;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/** Prices an order: the sum of each line, rounded to cents, and of all. */
public class Price implements RequestHandler<Price.Order, Price.Priced> {
    /** What came in. */
    public record Order(String customer, String country, List<Line> lines) {}

    /** So many of one article. */
    public record Line(String article, int count, BigDecimal price) {}

    /** What goes on. */
    public record Priced(String customer, String country, List<PricedLine> lines, BigDecimal net) {}

    /** A line with its sum. */
    public record PricedLine(String article, int count, BigDecimal price, BigDecimal sum) {}

    /** There is nothing to pay for. */
    public static class EmptyOrder extends RuntimeException {
        EmptyOrder(String customer) {
            super("The order of " + customer + " has no lines");
        }
    }

    @Override
    public Priced handleRequest(Order order, Context context) {
        if (order.lines() == null || order.lines().isEmpty()) {
            throw new EmptyOrder(order.customer());
        }
        List<PricedLine> lines = order.lines().stream().map(Price::priced).toList();
        BigDecimal net =
                lines.stream().map(PricedLine::sum).reduce(BigDecimal.ZERO, BigDecimal::add);
        context.getLogger()
                .log("priced " + lines.size() + " lines for " + order.customer() + ": " + net);
        return new Priced(order.customer(), order.country(), lines, net);
    }

    private static PricedLine priced(Line line) {
        BigDecimal sum =
                line.price()
                        .multiply(BigDecimal.valueOf(line.count()))
                        .setScale(2, RoundingMode.HALF_EVEN);
        return new PricedLine(line.article(), line.count(), line.price(), sum);
    }
}
