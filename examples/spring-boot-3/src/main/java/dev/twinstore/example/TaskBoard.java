package dev.twinstore.example;

import dev.twinstore.client.TwinstoreClient;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;

/** A web application of an older line that keeps its tasks in Twinstore. */
@SpringBootApplication
public class TaskBoard {
  public static void main(String[] arguments) {
    SpringApplication.run(TaskBoard.class, arguments);
  }

  @Bean
  TwinstoreClient twinstore() {
    return TwinstoreClient.fromEnv();
  }
}
