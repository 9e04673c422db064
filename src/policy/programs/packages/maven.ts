import { program } from '../program.ts';

/** https://docs.sonarsource.com/sonarqube/latest/analyzing-source-code/analysis-parameters/: `sonar.login` takes a token. */
export const MAVEN = program('mvn mvnw gradle gradlew sonar-scanner', {
  options: { '-P': 'text', '-D': 'text' },
  joined: { '-Dsonar.login=': 'secret' },
});
