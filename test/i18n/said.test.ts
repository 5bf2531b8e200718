/**
 * No sentence is translated that nothing says. The compiler knows which property of which table a piece of the source
 * reads: a key called `name` is not said because something else has a name.
 */
import assert from 'node:assert/strict';
import {test} from 'node:test';
import ts from 'typescript';

/** Put into a table as it is read here: a common word that many other things are called by, and that nobody says. */
const PLANTED = {table: 'en-offline', key: 'name'};

test('no sentence is there that nothing says', () => {
  const program = sourceProgram();
  const checker = program.getTypeChecker();
  const said = new Set<ts.Node>();
  const own = program.getSourceFiles().filter(({isDeclarationFile}) => !isDeclarationFile);
  for (const file of own) if (!file.fileName.includes('/i18n/locales/')) note(file, checker, said);
  const unsaid = own.flatMap((file) => unsaidIn(file, said));
  assert.deepEqual(unsaid, [`${PLANTED.table}.${PLANTED.key}`]);
});

function sourceProgram(): ts.Program {
  const config = ts.getParsedCommandLineOfConfigFile('tsconfig.json', undefined, {
    ...ts.sys,
    onUnRecoverableConfigFileDiagnostic: ({messageText}) => assert.fail(JSON.stringify(messageText)),
  });
  assert.ok(config);
  const host = ts.createCompilerHost(config.options);
  const readFile = host.readFile.bind(host);
  host.readFile = (file) => {
    const text = readFile(file);
    return tableIn(file) === PLANTED.table ? text?.replace('= {', `= {${PLANTED.key}: 'Planted',`) : text;
  };
  return ts.createProgram(config.fileNames, config.options, host);
}

/** The name of the table of English sentences that a file holds. */
function tableIn(file: string): string | undefined {
  return /\/src\/i18n\/(en(?:-[a-z-]+)?|launcher-labels)\.ts$/.exec(file)?.[1];
}

/** A table within a table of which not one key is named in the source is looked up by what a server says. */
function unsaidIn(file: ts.SourceFile, said: ReadonlySet<ts.Node>): readonly string[] {
  const table = tableIn(file.fileName);
  if (table === undefined) return [];
  const [tables = ts.factory.createObjectLiteralExpression()] = file.statements
    .filter(ts.isVariableStatement)
    .flatMap(({declarationList}) => declarationList.declarations.map(({initializer}) => initializer));
  const keys = keysIn(tables);
  const inner = keys.flatMap(({initializer}) => {
    const within = keysIn(initializer);
    return within.some((key) => said.has(key)) ? within : [];
  });
  assert.ok(keys.length > 0, `${table} has keys`);
  return [...keys, ...inner].filter((key) => !said.has(key)).map(({name}) => `${table}.${name.getText()}`);
}

function keysIn(node: ts.Node): readonly ts.PropertyAssignment[] {
  return ts.isObjectLiteralExpression(node) ? node.properties.filter(ts.isPropertyAssignment) : [];
}

/** Notes where the properties are declared that are read anywhere in a node. */
function note(node: ts.Node, checker: ts.TypeChecker, said: Set<ts.Node>): void {
  for (const property of readBy(node, checker))
    for (const declared of property?.declarations ?? []) said.add(declared);
  ts.forEachChild(node, (child) => {
    note(child, checker, said);
  });
}

function readBy(node: ts.Node, checker: ts.TypeChecker): readonly (ts.Symbol | undefined)[] {
  if (ts.isPropertyAccessExpression(node)) return [checker.getSymbolAtLocation(node.name)];
  if (ts.isBindingElement(node)) {
    const name = node.propertyName ?? node.name;
    return [checker.getTypeAtLocation(node.parent).getProperty(name.getText())];
  }
  if (!ts.isElementAccessExpression(node)) return [];
  const key = checker.getTypeAtLocation(node.argumentExpression);
  const read = checker.getTypeAtLocation(node.expression);
  return (key.isUnion() ? key.types : [key]).map((each) =>
    each.isStringLiteral() ? read.getProperty(each.value) : undefined,
  );
}
