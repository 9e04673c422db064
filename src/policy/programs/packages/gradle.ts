import { program } from '../program.ts';

export const GRADLE = program('gradle gradlew mvn mvnw', { options: { '-P': 'text', '-D': 'text' } });
