package dev.sluice.engine.container.endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import org.junit.jupiter.api.Test;

import java.nio.file.Path;

class EndpointTest {
    @Test
    void readsSocketsAndPorts() {
        assertThat(Endpoint.parse("unix:///run/d.sock", null))
                .isEqualTo(new Endpoint.Socket(Path.of("/run/d.sock")));
        assertThat(Endpoint.parse("/run/d.sock", null))
                .isEqualTo(new Endpoint.Socket(Path.of("/run/d.sock")));
        assertThat(Endpoint.parse("tcp://10.0.0.1:4243", null))
                .isEqualTo(new Endpoint.Port("10.0.0.1", 4243, null));
        assertThat(Endpoint.parse("tcp://[::1]:4243", null))
                .isEqualTo(new Endpoint.Port("::1", 4243, null));
    }

    @Test
    void takesThePortThatDockerTakesWhereNoneIsGiven() {
        Path certificates = Path.of("/certs");

        assertThat(Endpoint.parse("tcp://host", null))
                .isEqualTo(new Endpoint.Port("host", 2375, null));
        assertThat(Endpoint.parse("tcp://host/", certificates))
                .isEqualTo(new Endpoint.Port("host", 2376, certificates));
    }

    @Test
    void saysWhyItDoesNotSpeakToAnAddressAndWhatToDo() {
        var ssh = assertInstanceOf(Endpoint.Refused.class, Endpoint.parse("ssh://me@there", null));
        assertThat(ssh.reason()).contains("does not see the folders of this computer");
        assertThat(ssh.remedy()).contains("run Sluice on the other one");

        var pipe =
                assertInstanceOf(
                        Endpoint.Refused.class, Endpoint.parse("npipe:////./pipe/docker", null));
        assertThat(pipe.remedy()).contains("WSL");
    }

    @Test
    void refusesWhatIsNoAddress() {
        for (String address :
                new String[] {
                    "docker", "unix://relative", "tcp://", "tcp://a b:1", "https://host", "ftp://x"
                }) {
            var refused =
                    assertInstanceOf(
                            Endpoint.Refused.class, Endpoint.parse(address, null), address);
            assertThat(refused.address()).isEqualTo(address);
        }
    }

    @Test
    void writesAddressesSoThatTheyCanBeReadAgain() {
        for (String address : new String[] {"unix:///a/b", "tcp://h:1", "tcp://[::1]:9"}) {
            assertThat(Endpoint.parse(address, null).address()).isEqualTo(address);
        }
    }
}
