import { commonFiles } from '../common-files.js';
import { frontendFiles } from '../frontend.js';
import type { ProjectModel } from '../model.js';
import type { ProjectFile } from '../options.js';
import { javaConfigFile } from './config.js';
import { javaDataFile } from './data.js';
import { javaOidcFile } from './oidc.js';
import { javaLoginFile, javaServerFile } from './server.js';
import { javaSessionsFile } from './sessions.js';

const POM = `<?xml version="1.0" encoding="UTF-8"?>
<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>sgid</groupId>
  <artifactId>sgid-login</artifactId>
  <version>1</version>
  <properties>
    <maven.compiler.release>17</maven.compiler.release>
    <project.build.sourceEncoding>UTF-8</project.build.sourceEncoding>
  </properties>
  <dependencies>
    <dependency>
      <groupId>com.nimbusds</groupId>
      <artifactId>nimbus-jose-jwt</artifactId>
      <version>10.10</version>
    </dependency>
  </dependencies>
  <build>
    <plugins>
      <plugin>
        <artifactId>maven-compiler-plugin</artifactId>
        <!-- What Maven up to 3.8 takes by itself knows no maven.compiler.release. -->
        <version>3.14.1</version>
      </plugin>
    </plugins>
  </build>
</project>
`;

/** A server over plain HTTP, with `nimbus-jose-jwt`. */
export function javaProject(model: ProjectModel): readonly ProjectFile[] {
  return [
    javaFile('Server', javaServerFile(model)),
    javaFile('SgidLogin', javaLoginFile()),
    javaFile('Oidc', javaOidcFile()),
    javaFile('Sessions', javaSessionsFile(model)),
    javaFile('SgidData', javaDataFile(model)),
    javaFile('Config', javaConfigFile(model)),
    { name: 'pom.xml', language: 'xml', text: POM },
    ...commonFiles(model, {
      title: 'Java over plain HTTP',
      needs: 'Java 17 or later, and Maven',
      install: 'mvn -q compile dependency:copy-dependencies',
      run: "set -a && . ./.env && set +a && java -cp 'target/classes:target/dependency/*' sgid.Server",
    }),
    ...frontendFiles(model),
  ];
}

function javaFile(name: string, text: string): ProjectFile {
  return { name: `src/main/java/sgid/${name}.java`, language: 'java', text };
}
