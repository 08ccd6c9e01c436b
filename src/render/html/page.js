(function(){'use strict';
var all=function(s,r){return Array.prototype.slice.call((r||document).querySelectorAll(s))};
var mains=all('main');
all('.switch').forEach(function(b){b.hidden=false;b.addEventListener('click',function(){
mains.forEach(function(m){m.hidden=!m.hidden;if(!m.hidden){document.documentElement.lang=m.lang;var s=m.querySelector('.switch');if(s)s.focus()}});window.scrollTo(0,0)})});
var folds=all('details.fold');
var fold=function(open){folds.forEach(function(d){d.open=open})};
fold(false);
window.addEventListener('beforeprint',function(){fold(true)});
window.addEventListener('afterprint',function(){fold(false)});
if(window.matchMedia&&window.matchMedia('print').matches)fold(true);
all('nav a').forEach(function(a){a.addEventListener('click',function(){
var t=document.getElementById(a.hash.slice(1)),d=t&&t.closest('details');if(d)d.open=true})});
var value=function(t){var n=parseFloat(t.replace(/[−–]/g,'-').replace(/[ %]/g,''));return isNaN(n)?null:n};
all('table').forEach(function(t){var body=t.tBodies[0];if(!body||body.rows.length<3)return;
all('thead th',t).forEach(function(h,i){var b=document.createElement('button');b.type='button';b.textContent=h.textContent;h.textContent='';h.appendChild(b);
b.addEventListener('click',function(){var up=h.getAttribute('aria-sort')!=='ascending';
all('thead th',t).forEach(function(o){o.removeAttribute('aria-sort')});h.setAttribute('aria-sort',up?'ascending':'descending');
var key=function(r){return r.cells[i].textContent},rows=all('tr',body);
rows.sort(function(a,b){var x=key(a),y=key(b),m=value(x),n=value(y);
var c=m!==null&&n!==null?m-n:m!==null?-1:n!==null?1:x.localeCompare(y,document.documentElement.lang);return up?c:-c});
rows.forEach(function(r){body.appendChild(r)})})})});
all('svg.picture').forEach(function(s){var parts=all('[data-k]',s);
var name=function(e){var g=e.target.closest&&e.target.closest('[data-k^=s]');return g&&g.getAttribute('data-k').slice(1)};
s.addEventListener('mouseover',function(e){var at=name(e);if(at===null||at===undefined)return;var near={};near['s'+at]=1;
parts.forEach(function(p){var k=p.getAttribute('data-k'),m=/^t(\d+)-(\d+)$/.exec(k);if(m&&(m[1]===at||m[2]===at)){near[k]=1;near['s'+m[1]]=1;near['s'+m[2]]=1}});
parts.forEach(function(p){p.classList.toggle('dim',!near[p.getAttribute('data-k')])})});
s.addEventListener('mouseout',function(){parts.forEach(function(p){p.classList.remove('dim')})})});
})();
