/**
 * Who works while something breaks: people, one or many at once, and services elsewhere that
 * announce.
 */
package cn.houqin.endtoend.faults.people;
