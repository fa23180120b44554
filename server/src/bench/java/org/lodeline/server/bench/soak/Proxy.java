package org.lodeline.server.bench.soak;

import org.lodeline.server.Nginx;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.lodeline.fixtures.Ports;

/** nginx before several servers, as deploy/nginx.conf has it. */
final class Proxy implements AutoCloseable {
  private final Process process;
  private final String url;

  private Proxy(Process process, String url) {
    this.process = process;
    this.url = url;
  }

  static Proxy start(Path folder, List<Integer> ports) throws IOException {
    int port = Ports.free();
    String servers =
        ports.stream()
            .map(server -> "server 127.0.0.1:" + server + " max_fails=1 fail_timeout=2s;")
            .collect(Collectors.joining(" "));
    String configuration =
        """
        daemon off;
        user root;
        worker_processes 1;
        pid %1$s/pid;
        error_log %1$s/error.log;
        events { worker_connections 1024; }
        http {
          access_log off;
          keepalive_requests 1000000;
          client_body_temp_path %1$s/body;
          proxy_temp_path %1$s/proxy;
          fastcgi_temp_path %1$s/fastcgi;
          uwsgi_temp_path %1$s/uwsgi;
          scgi_temp_path %1$s/scgi;
          upstream lodeline { %2$s keepalive 32; }
          server {
            listen 127.0.0.1:%3$d;
            location / {
              proxy_pass http://lodeline;
              proxy_http_version 1.1;
              proxy_set_header Connection "";
              proxy_set_header Host $http_host;
              proxy_set_header X-Forwarded-Host $http_host;
              proxy_set_header X-Forwarded-Proto $scheme;
              proxy_set_header X-Forwarded-For $remote_addr;
              proxy_buffering off;
              proxy_next_upstream error timeout;
              proxy_next_upstream_tries 2;
            }
          }
        }
        """
            .formatted(folder, servers, port);
    return new Proxy(Nginx.start(folder, configuration), "http://127.0.0.1:" + port);
  }

  String url() {
    return url;
  }

  @Override
  public void close() {
    process.destroy();
    process.onExit().orTimeout(30, TimeUnit.SECONDS).join();
  }
}
