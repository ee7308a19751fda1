package dev.sluice.app.canvas.shape;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.NotEmpty;
import net.jqwik.api.constraints.Size;

import java.util.Collections;
import java.util.List;

class CutProperties {
    private static final double SIZE = 10.5;

    @Property
    void namesNeverTakeMoreRoomThanThereIs(
            @ForAll @Size(max = 12) List<String> names,
            @ForAll @IntRange(min = 60, max = 400) int width) {
        assertThat(Cut.width(Cut.names(names, width, SIZE), SIZE)).isLessThanOrEqualTo(width);
    }

    @Property
    void namesThatFitAreAllThere(@ForAll @Size(max = 6) List<@NotEmpty String> names) {
        assertThat(Cut.names(names, 1e9, SIZE)).isEqualTo(String.join(", ", names));
    }

    @Property
    void whatIsLeftOutIsCounted(@ForAll @IntRange(min = 2, max = 40) int count) {
        List<String> names = Collections.nCopies(count, "Lambda.ServiceException");

        String shown = Cut.names(names, 180, SIZE);

        assertThat(shown).endsWith(" +" + (count - 1)).startsWith("Lambda.Service");
    }

    @Example
    void twoNamesAndANumberStandForThree() {
        List<String> names = List.of("NotAPhoto", "CorruptPhoto", "PhotoTooSmall");

        assertThat(Cut.names(names, 164, SIZE)).isEqualTo("NotAPhoto, CorruptPhoto +1");
    }
}
