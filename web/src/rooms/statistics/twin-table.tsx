import { useLanguage } from '../../words/language.ts';
import { statisticsWords } from '../../words/statistics.ts';
import { sayCell, type TableModel } from './table-model.ts';

const MOST_ROWS = 400;

/** A real table, as long as it is: nothing scrolls within; very long ones go on in the download. */
export function TwinTable({ title, table }: { title: string; table: TableModel }) {
  const { say } = useLanguage();
  const rows = table.rows.slice(0, MOST_ROWS);
  return (
    <section className="twin-table" aria-label={title}>
      <table>
        <caption className="hidden-visually">{title}</caption>
        <thead>
          <tr>
            {table.columns.map(({ title: column, isNumber }) => (
              <th key={column} scope="col" className={isNumber ? 'is-number' : undefined}>
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.map((cell) => (typeof cell === 'string' ? cell : '')).join(' ')}>
              {row.map((cell, index) => {
                const column = table.columns[index];
                const key = column?.title ?? index;
                if (index === 0)
                  return (
                    <th key={key} scope="row">
                      {sayCell(say, cell)}
                    </th>
                  );
                return (
                  <td key={key} className={column?.isNumber ? 'is-number' : undefined}>
                    {sayCell(say, cell)}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
      {rows.length < table.rows.length && <p className="quiet-text">{say(statisticsWords.tableGoesOn)}</p>}
    </section>
  );
}
