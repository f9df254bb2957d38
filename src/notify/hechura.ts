import Mustache from 'mustache';

const PAGINA = `<!doctype html>
<html lang="es-PE"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>{{asunto}}</title></head>
<body style="margin:0;padding:16px;background:#ffffff;color:#1a1a1a;font-family:Arial,Helvetica,sans-serif;font-size:16px;line-height:1.5">
<div style="max-width:40em">
{{#partes}}
{{#lista}}
<ul>{{#renglones}}<li>{{.}}</li>{{/renglones}}</ul>
{{/lista}}
{{^lista}}
<p>{{#renglones}}{{.}}<br>{{/renglones}}</p>
{{/lista}}
{{/partes}}
{{#hayLeyendas}}
<hr>
{{#leyendas}}
<p style="font-size:14px">{{.}}</p>
{{/leyendas}}
{{/hayLeyendas}}
<hr>
<p style="font-size:14px">{{#pie}}{{.}}<br>{{/pie}}</p>
</div></body></html>
`;

const GUION = /^- /;

function partesDe(cuerpo: string): { lista: boolean; renglones: string[] }[] {
  const partes: { lista: boolean; renglones: string[] }[] = [];
  for (const parrafo of cuerpo.split(/\n{2,}/)) {
    let ultima: (typeof partes)[number] | null = null;
    for (const renglon of parrafo.split('\n')) {
      const lista = GUION.test(renglon);
      if (ultima === null || ultima.lista !== lista) {
        ultima = { lista, renglones: [] };
        partes.push(ultima);
      }
      ultima.renglones.push(renglon.replace(GUION, ''));
    }
  }
  return partes;
}

/** A letter ready to be sent: its text, and the same as a page for readers that show one. */
export interface Hecha {
  readonly texto: string;
  readonly html: string;
}

/** Puts together the body of a notice, its disclaimers and its foot. Paragraphs are parted by an empty line; `- ` begins a list. */
export function hacerCarta(
  asunto: string,
  cuerpo: string,
  leyendas: readonly string[],
  pie: readonly string[],
): Hecha {
  const aparte = leyendas.length === 0 ? [] : [leyendas.join('\n\n')];
  const texto = [cuerpo, ...aparte, pie.join('\n')].join('\n\n———\n');
  const html = Mustache.render(PAGINA, {
    asunto,
    partes: partesDe(cuerpo),
    hayLeyendas: leyendas.length > 0,
    leyendas,
    pie,
  });
  return { texto: `${texto}\n`, html };
}
