// A text that a component keeps in a constant or in state stays in the language in which it was made.

import ts from 'typescript';
import { expect, it } from 'vitest';

const components: Record<string, string> = import.meta.glob('../../**/*.svelte', {
  query: '?raw',
  import: 'default',
  eager: true,
});
const modules: Record<string, string> = import.meta.glob(
  ['../../**/*.ts', '!../../**/*.test.ts', '!../../**/testing/**'],
  {
    query: '?raw',
    import: 'default',
    eager: true,
  },
);

const SAYS = ['text', 'sentence', 'trouble', 'fault', 'number', 'date', 'dateTime', 'duration'];

/** Functions of the window's modules that answer with what is said. */
const says = new Set(SAYS);
for (const [path, source] of Object.entries(modules)) {
  if (path.includes('/messages/')) continue;
  const file = parsed(path, source);
  if (!file.text.includes('shared/messages')) continue;
  for (const [name, body] of functions(file)) if (calls(body, new Set(SAYS)).length > 0) says.add(name);
}

function parsed(path: string, source: string): ts.SourceFile {
  const script = path.endsWith('.svelte') ? [...source.matchAll(/<script[^>]*>([\s\S]*?)<\/script>/g)] : null;
  const code = script === null ? source : script.map((found) => found[1]).join('\n');
  return ts.createSourceFile(`${path}.ts`, code, ts.ScriptTarget.Latest, true);
}

/** The exported functions of a module, by name. */
function functions(file: ts.SourceFile): [string, ts.Node][] {
  return file.statements.flatMap((statement): [string, ts.Node][] => {
    if (ts.isFunctionDeclaration(statement) && statement.name && statement.body) {
      return [[statement.name.text, statement.body]];
    }
    if (!ts.isVariableStatement(statement)) return [];
    return statement.declarationList.declarations.flatMap(({ name, initializer }): [string, ts.Node][] =>
      initializer && ts.isArrowFunction(initializer) ? [[name.getText(), initializer.body]] : [],
    );
  });
}

/** The calls of such functions that are made at once: not those in functions, nor those that `$derived` makes again. */
function calls(node: ts.Node, names: ReadonlySet<string>): string[] {
  if (ts.isArrowFunction(node) || ts.isFunctionLike(node)) return [];
  if (ts.isCallExpression(node)) {
    const called = node.expression.getText();
    if (called.startsWith('$derived') || called.startsWith('$effect')) return [];
    if (names.has(called)) return [node.getText().slice(0, 60)];
  }
  const inside: string[] = [];
  ts.forEachChild(node, (child) => {
    inside.push(...calls(child, names));
  });
  return inside;
}

/** The names of a component's state. */
function states(file: ts.SourceFile): Set<string> {
  const variables = file.statements
    .filter(ts.isVariableStatement)
    .flatMap((one) => [...one.declarationList.declarations]);
  const isState = ({ initializer }: ts.VariableDeclaration) => initializer?.getText().startsWith('$state') ?? false;
  return new Set(variables.filter(isState).map(({ name }) => name.getText()));
}

/** What is said once and put into state by functions. */
function put(node: ts.Node, into: ReadonlySet<string>): string[] {
  const here =
    ts.isBinaryExpression(node) &&
    node.operatorToken.kind === ts.SyntaxKind.EqualsToken &&
    into.has(node.left.getText())
      ? calls(node.right, says)
      : [];
  const inside: string[] = [];
  ts.forEachChild(node, (child) => {
    inside.push(...put(child, into));
  });
  return [...here, ...inside];
}

/** What a file keeps of what is said once. */
function kept(path: string, source: string): string[] {
  const file = parsed(path, source);
  const declarations = file.statements.filter(
    (statement) => ts.isVariableStatement(statement) || ts.isExpressionStatement(statement),
  );
  const all = [...declarations.flatMap((statement) => calls(statement, says)), ...put(file, states(file))];
  return all.map((call) => `${path}: ${call}`);
}

it('is found', () => {
  const script = (code: string) => `<script lang="ts">\n${code}\n</script>`;
  expect(says.has('requestColumns')).toBe(true);
  expect(kept('a.svelte', script("const a = text('b');\nlet c = $state({ d: [text('e')] });"))).toHaveLength(2);
  const put = "let a = $state('');\nfunction b() {\n  a = text('c');\n}";
  expect(kept('a.svelte', script(put))).toHaveLength(1);
  expect(kept('a.svelte', script("const a = $derived(text('b'));\nconst c = () => text('d');"))).toEqual([]);
});

it('is in no component and no module', () => {
  const files = Object.entries({ ...components, ...modules });
  expect(files.length).toBeGreaterThan(100);
  expect(files.flatMap(([path, source]) => kept(path, source))).toEqual([]);
});
